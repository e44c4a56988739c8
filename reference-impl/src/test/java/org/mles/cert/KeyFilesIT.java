package org.mles.cert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.net.tls.Certificates;

/** Files as openssl writes them, whole and broken. */
class KeyFilesIT {
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path certificate;

  @SuppressWarnings("NullAway.Init")
  private Path key;

  @BeforeEach
  void name() {
    certificate = folder.resolve("cert.pem");
    key = folder.resolve("key.pem");
  }

  @ParameterizedTest
  @CsvSource({
    "rsa:2048, rsa -traditional",
    "rsa:2048, pkcs8 -topk8 -nocrypt",
    "ec -pkeyopt ec_paramgen_curve:P-256, ec",
    "ec -pkeyopt ec_paramgen_curve:P-384, ec",
    "ec -pkeyopt ec_paramgen_curve:P-256, pkcs8 -topk8 -nocrypt",
    "ed25519, pkcs8 -topk8 -nocrypt"
  })
  void readsEachKindOfKeyInEachForm(String kind, String form) throws Exception {
    request(kind);
    openssl(form + " -in " + key + " -out " + folder.resolve("other.pem"));
    Identity identity =
        KeyFiles.read(certificate, folder.resolve("other.pem")).identity(Instant.now());
    assertThat(identity.chain()).hasSize(1);
    assertThat(identity.toString()).contains("CN=localhost").doesNotContain("BEGIN");
  }

  @ParameterizedTest
  @CsvSource({"rsa -traditional -aes128 -passout pass:word", "pkcs8 -topk8 -passout pass:word"})
  void namesAKeyThatIsEncrypted(String form) throws Exception {
    request("rsa:2048");
    openssl(form + " -in " + key + " -out " + folder.resolve("other.pem"));
    key = folder.resolve("other.pem");
    assertRefused("has an encrypted key");
  }

  @Test
  void readsBothFromOneFile() throws IOException {
    Pem.write(certificate, Pem.key(Certificates.LOCAL) + Pem.certificate(Certificates.LOCAL));
    assertThat(KeyFiles.read(certificate, certificate).identity(Instant.now()))
        .isEqualTo(Certificates.LOCAL);
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertRefused("cert.pem: there is no such file");
    Pem.write(certificate, Pem.certificate(Certificates.LOCAL));
    assertRefused("key.pem: there is no such file");
    Pem.write(key, Pem.certificate(Certificates.LOCAL));
    assertRefused("key.pem: has no PRIVATE KEY");
    Pem.write(key, Pem.key(Certificates.of("localhost")));
    assertRefused("the key is not that of the certificate");
    Pem.write(key, "-----BEGIN PRIVATE KEY-----\nsecret has word\n-----END PRIVATE KEY-----\n");
    assertRefused("has a block that is not base64");
    Pem.write(key, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
    assertRefused("has a key that is not one of EC");
    Pem.write(key, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n");
    assertRefused("has a block without an end");
    Pem.write(key, Pem.key(Certificates.LOCAL));
    Pem.write(certificate, "nothing");
    assertRefused("has no CERTIFICATE");
    Pem.write(certificate, "-----BEGIN CERTIFICATE-----\nc2VjcmV0\n-----END CERTIFICATE-----\n");
    assertRefused("has a CERTIFICATE that is none");
    Identity old = Certificates.expired();
    Pem.write(certificate, Pem.certificate(old));
    Pem.write(key, Pem.key(old));
    assertRefused("the certificate expired on ");
    assertThat(KeyFiles.read(certificate, key).pair()).isEqualTo(old);
    Pem.write(key, "x".repeat(1 << 20) + "x");
    assertRefused("it is longer than 1 MiB");
    Files.createDirectory(folder.resolve("folder"));
    key = folder.resolve("folder");
    assertRefused("it cannot be read");
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> KeyFiles.read(certificate, key).identity(Instant.now()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why)
        .hasMessageNotContainingAny("secret", "c2VjcmV0");
  }

  private void request(String kind) throws Exception {
    String files = " -keyout " + key + " -out " + certificate;
    openssl("req -x509 -nodes -days 9 -subj /CN=localhost -newkey " + kind + files);
  }

  private static void openssl(String words) throws Exception {
    List<String> command = List.of(("openssl " + words).split(" ", -1));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
