package org.mles.net.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mles.cert.Identity;
import org.mles.cert.SelfSigned;

/** Certificates for tests, made once. */
public final class Certificates {
  /** For loopback by all its names, valid. */
  public static final Identity LOCAL = of("localhost", "127.0.0.1", "::1");

  private Certificates() {}

  /** Makes a valid one for names. */
  public static Identity of(String... names) {
    Instant now = Instant.now();
    return SelfSigned.of(
        List.of(names), now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(9)));
  }

  /** Makes one for loopback that has expired. */
  public static Identity expired() {
    Instant now = Instant.now();
    return SelfSigned.of(
        List.of("localhost", "127.0.0.1"),
        now.minus(Duration.ofDays(9)),
        now.minus(Duration.ofDays(1)));
  }
}
