package org.mles.conformance.cli.option;

import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is known about a server of any kind. */
public final class KeyOptions {
  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description = "Shared key of the server; without one it authenticates endpoints.")
  @Nullable String key;

  @Option(names = "--address-key", paramLabel = "TEXT", description = "Address key of the server.")
  @Nullable String addressKey;

  @Mixin LimitOptions limits = new LimitOptions();

  /** Returns what was declared. */
  public Settings declared() {
    return limits.apply(Settings.ofKeys(key, addressKey));
  }

  /** Returns what was declared, with a shared key if no key was. */
  public Settings embedded() {
    boolean keyless = key == null && addressKey == null;
    return keyless ? declared().withKeys("mles-conformance", null) : declared();
  }
}
