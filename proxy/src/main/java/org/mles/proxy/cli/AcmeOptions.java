package org.mles.proxy.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.cert.Trust;
import org.mles.cli.option.DurationConverter;
import org.mles.proxy.acme.AcmeConfig;
import picocli.CommandLine.Option;

/** Who vouches for a proxy. Thread: main. */
final class AcmeOptions {
  @Option(
      names = "--acme-domain",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Get a certificate for this name from an authority, and renew it.",
        "The authority has to reach this proxy there on port 443. Several: separated by commas."
      })
  private @Nullable List<String> domains;

  @Option(
      names = "--acme-agree",
      description = "Agree to the terms of the authority, which gives no certificate otherwise.")
  private boolean agreed;

  @Option(
      names = "--acme-state",
      paramLabel = "FOLDER",
      description = "Folder for keys and certificates, into which nobody else may look.")
  private @Nullable Path state;

  @Option(
      names = "--acme-contact",
      paramLabel = "ADDRESS",
      description = "Address of mail that the authority may write to.")
  private @Nullable String contact;

  @Option(
      names = "--acme-production",
      description = {
        "Ask Let's Encrypt for certificates that browsers believe.",
        "Without it its staging authority is asked, for trying."
      })
  private boolean production;

  @Option(names = "--acme-directory", paramLabel = "URL", description = "Ask another authority.")
  private @Nullable URI directory;

  @Option(
      names = "--acme-ca",
      paramLabel = "FILE",
      description = "Believe that authority if a certificate of this file vouches for it, in PEM.")
  private @Nullable Path authorities;

  @Option(
      names = "--acme-wait",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "First wait after a failure; doubles up to 6h. Default: 1m.")
  private @Nullable Duration leastWait;

  /**
   * Returns what was told; null if nothing was.
   *
   * @throws IllegalArgumentException if it does not fit together
   */
  @Nullable AcmeConfig config() {
    if (domains == null) {
      require(isSilent(), "the options of --acme-... need --acme-domain");
      return null;
    }
    if (state == null) {
      throw new IllegalArgumentException("--acme-domain needs --acme-state");
    }
    require(agreed, "--acme-domain needs --acme-agree: the authority asks for it");
    require(!production || directory == null, "--acme-production names what --acme-directory does");
    URI standard = production ? AcmeConfig.PRODUCTION : AcmeConfig.STAGING;
    return new AcmeConfig(
        directory == null ? standard : directory,
        domains,
        contact,
        state,
        trust(),
        leastWait == null ? AcmeConfig.LEAST_WAIT : leastWait);
  }

  private boolean isSilent() {
    return !agreed
        && state == null
        && contact == null
        && !production
        && directory == null
        && authorities == null
        && leastWait == null;
  }

  private Trust trust() {
    try {
      return authorities == null ? Trust.ofJvm() : Trust.of(authorities);
    } catch (IOException e) {
      throw new IllegalArgumentException("--acme-ca: " + e.getMessage(), e);
    }
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
