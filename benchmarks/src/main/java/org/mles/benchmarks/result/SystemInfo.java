package org.mles.benchmarks.result;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One system under test.
 *
 * @param key name in the rest of the file
 * @param version what the server says that it is
 * @param settings how it was started and connected to
 * @param verifiedAtRuntime what was read back while it ran
 */
public record SystemInfo(
    String key,
    @Nullable String version,
    Map<String, String> settings,
    Map<String, String> verifiedAtRuntime) {
  /** Key of {@code verifiedAtRuntime} for the version that a broker tells its clients. */
  public static final String BROKER_VERSION = "broker version";

  /** Key of {@code verifiedAtRuntime} for version and cipher suite of TLS. */
  public static final String TLS = "TLS";

  /** Refuses what lacks a part. */
  public SystemInfo {
    Whole.part(key, "key");
    Whole.map(settings, "settings");
    Whole.map(verifiedAtRuntime, "verifiedAtRuntime");
  }

  /** Returns what the server says that it is, or else what it told its clients. */
  public @Nullable String knownVersion() {
    return version == null ? verifiedAtRuntime.get(BROKER_VERSION) : version;
  }

  /** Returns version and cipher suite of TLS, null outside of it. */
  public @Nullable String tls() {
    return verifiedAtRuntime.get(TLS);
  }
}
