package org.mles.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.cert.Identity;
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
    Identity expired = Certificates.expired();
    Pem.write(certificate, Pem.certificate(expired));
    Pem.write(key, Pem.key(expired));
    assertRefused("the certificate expired on", "--tls-cert=" + certificate, "--tls-key=" + key);
  }

  @ParameterizedTest
  @CsvSource({"rw-r--r--, 1", "rw----r--, 1", "rw-r-----, 0", "rw-------, 0"})
  void warnsOfSecretsThatEverybodyMayRead(String permissions, int lines) throws IOException {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "files have no such permissions here");
    Path both = folder.resolve("both.pem");
    Pem.write(both, Pem.certificate(Certificates.LOCAL) + Pem.key(Certificates.LOCAL));
    Path certificate = Pem.write(folder.resolve("cert.pem"), Pem.certificate(Certificates.LOCAL));
    Path word = Pem.write(folder.resolve("word"), "secret");
    Files.setPosixFilePermissions(both, PosixFilePermissions.fromString(permissions));
    Files.setPosixFilePermissions(word, PosixFilePermissions.fromString(permissions));
    assertWarns(lines, both, "--tls-cert", "--tls-cert=" + both);
    assertWarns(lines, both, "--tls-key", "--tls-cert=" + certificate, "--tls-key=" + both);
    assertWarns(lines, word, "--key-file", "--key-file=" + word);
    assertWarns(lines, word, "--address-key-file", "--address-key-file=" + word);
  }

  private static void assertWarns(int lines, Path file, String option, String... options) {
    Tool tool = new Tool();
    serve(tool, options);
    assertThat(tool.err()).hasLineCount(1 + lines).doesNotContain("secret", "BEGIN");
    String line = "serve: " + option + ": everybody on this machine may read " + file + "\n";
    assertThat(tool.err().startsWith(line)).isEqualTo(lines == 1);
  }

  private static void assertRefused(String line, String... options) {
    Tool tool = new Tool();
    assertThat(serve(tool, options)).isEqualTo(2);
    assertThat(tool.err()).contains(line).hasLineCount(1);
  }

  private static int serve(Tool tool, String... options) {
    String[] args = new String[options.length + 2];
    args[0] = "serve";
    args[1] = "--bind=192.0.2.1"; // nobody's, so that binding would fail otherwise
    System.arraycopy(options, 0, args, 2, options.length);
    return tool.run(args);
  }
}
