package org.mles.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.server.tls.Tls;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a server is told about TLS. Thread: main. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class TlsOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = {
        "Speak TLS, and nothing else, with this certificate and those that vouch for it, in PEM.",
        "It is read again when it changes."
      })
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "Its private key, in PEM, not encrypted. Default: in the certificate's file.")
  private @Nullable Path key;

  @Option(
      names = "--tls-self-signed",
      description = {
        "Speak TLS with a certificate that is made at the start, for localhost and each --host:",
        "for trying, since clients have to be told not to look at it."
      })
  private boolean selfSigned;

  @Option(names = "--also-plain", description = "Speak without TLS, too, on the same port.")
  private boolean alsoPlain;

  /**
   * Returns what was told; null if nothing was.
   *
   * @param hosts names by which browsers know the server
   * @throws IllegalArgumentException if a server cannot work with it
   */
  public @Nullable Tls tls(List<String> hosts) {
    if (certificate == null && !selfSigned) {
      require(key == null && !alsoPlain, "--tls-key and --also-plain need --tls-cert");
      return null;
    }
    require(certificate == null || !selfSigned, "--tls-self-signed makes what --tls-cert names");
    require(key == null || !selfSigned, "--tls-self-signed makes what --tls-key names");
    Tls tls = certificate == null ? Tls.selfSigned(hosts) : read(certificate);
    return tls.withAlsoPlain(alsoPlain);
  }

  private Tls read(Path chain) {
    try {
      Path secret = key == null ? chain : key;
      Tls tls = Tls.of(chain, secret);
      SecretFile.warn(spec, key == null ? "--tls-cert" : "--tls-key", secret);
      return tls;
    } catch (IOException e) {
      throw new IllegalArgumentException("--tls-cert: " + e.getMessage(), e);
    }
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
