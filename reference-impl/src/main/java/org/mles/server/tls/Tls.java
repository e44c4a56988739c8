package org.mles.server.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.cert.Identity;
import org.mles.cert.KeyFiles;
import org.mles.cert.OtherIdentities;
import org.mles.cert.SelfSigned;

/**
 * What a server is told about TLS. Thread: any.
 *
 * @param identity what it shows at first
 * @param files where that was read, which are read again when they change; null if it was made
 * @param alsoPlain whether what does not begin as TLS does is spoken, too. Source: TLS-PORT-02
 * @param others what is shown to who asks for it by a protocol of its own; null for nothing
 */
public record Tls(
    Identity identity,
    @Nullable KeyFiles files,
    boolean alsoPlain,
    @Nullable OtherIdentities others) {
  private static final Duration SELF_SIGNED_LIFE = Duration.ofDays(90);
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

  /** Shows nothing else. */
  public Tls(Identity identity, @Nullable KeyFiles files, boolean alsoPlain) {
    this(identity, files, alsoPlain, null);
  }

  /**
   * Reads certificate and key.
   *
   * @throws IOException saying in a line why a server cannot use them
   */
  public static Tls of(Path certificate, Path key) throws IOException {
    KeyFiles files = KeyFiles.read(certificate, key);
    return new Tls(files.identity(Instant.now()), files, false);
  }

  /** Makes a certificate for loopback and for these names, which nobody believes. */
  public static Tls selfSigned(List<String> names) {
    List<String> all = new ArrayList<>(LOOPBACK);
    all.addAll(names);
    Instant now = Instant.now();
    // Clocks differ a little.
    Instant from = now.minus(Duration.ofHours(1));
    return new Tls(SelfSigned.of(all, from, now.plus(SELF_SIGNED_LIFE)), null, false);
  }

  /** Changes {@link #alsoPlain}. */
  public Tls withAlsoPlain(boolean plain) {
    return new Tls(identity, files, plain, others);
  }

  /** Changes {@link #others}. */
  public Tls withOthers(OtherIdentities shown) {
    return new Tls(identity, files, alsoPlain, shown);
  }

  /** Says what is shown: for whom, until when, and its SHA-256. */
  public String text() {
    return "tls: " + identity.text(Instant.now()) + (alsoPlain ? ", plain as well" : "");
  }
}
