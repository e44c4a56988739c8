package org.mles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.cert.Pem;
import org.mles.net.tls.Certificates;

/** Certificates that cannot be shown: one line, and the port is not even tried. */
class TlsOptionsTest {
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({
    "--tls-key=x, --tls-key and --also-plain need --tls-cert",
    "--also-plain, --tls-key and --also-plain need --tls-cert",
    "--tls-self-signed --tls-cert=x, --tls-self-signed makes what --tls-cert names",
    "--tls-self-signed --tls-key=x, --tls-self-signed makes what --tls-key names",
    "--tls-cert=nowhere.pem, --tls-cert: nowhere.pem: there is no such file"
  })
  void refusesWhatDoesNotFit(String options, String line) {
    assertRefused(line, options.split(" ", -1));
  }

  @Test
  void namesAnotherKeyAndAnExpiredCertificate() throws IOException {
    Path certificate = folder.resolve("cert.pem");
    Path key = folder.resolve("key.pem");
    Pem.write(certificate, Pem.certificate(Certificates.LOCAL));
    Pem.write(key, Pem.key(Certificates.of("localhost")));
    assertRefused("is not that of the cert", "--tls-cert=" + certificate, "--tls-key=" + key);
    Pem.write(certificate, Pem.certificate(Certificates.expired()));
    assertRefused("the certificate expired on", "--tls-cert=" + certificate, "--tls-key=" + key);
  }

  private static void assertRefused(String line, String... options) {
    String[] args = new String[options.length + 2];
    args[0] = "serve";
    args[1] = "--bind=192.0.2.1"; // nobody's, so that binding would fail otherwise
    System.arraycopy(options, 0, args, 2, options.length);
    Tool tool = new Tool();
    assertThat(tool.run(args)).isEqualTo(2);
    assertThat(tool.err()).contains(line).hasLineCount(1);
  }
}
