package org.mles.benchmarks.driver.mles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.cert.Identity;
import org.mles.cert.PemFile;
import org.mles.cert.SelfSigned;

final class ReleaseHomeTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void keepsTheCertificateWhereTheReleaseLooks() throws Exception {
    ReleaseHome home = new ReleaseHome(folder);
    home.make();
    // The name that the release 2.9.4 gave to its own, for localhost.
    Path kept = home.cache().resolve("cached_cert_VK-lYGvOoYu5HvTAehRJeelHMjtQw3LqzEhpKEb7WlM");
    assertThat(Files.readString(kept)).startsWith("-----BEGIN PRIVATE KEY-----\n");
    assertThat(PemFile.read(kept).certificates()).hasSize(1);
    assertThat(home.site().resolve("localhost")).isDirectory();
  }

  /** Several times: one key in 256 begins with a zero, another half has an octet for its sign. */
  @RepeatedTest(20)
  void writesTheKeyWithItsPoint() throws Exception {
    Instant now = Instant.now();
    Identity identity = SelfSigned.of(List.of("localhost"), now, now.plus(Duration.ofDays(1)));
    byte[] octets = ReleaseHome.pkcs8(identity);
    ECPrivateKey back =
        (ECPrivateKey)
            KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(octets));
    assertThat(back.getS()).isEqualTo(((ECPrivateKey) identity.key()).getS());
    byte[] open = identity.chain().get(0).getPublicKey().getEncoded();
    assertThat(octets).endsWith(Arrays.copyOfRange(open, open.length - 65, open.length));
  }
}
