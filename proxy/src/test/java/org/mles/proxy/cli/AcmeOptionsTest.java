package org.mles.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.proxy.acme.AcmeConfig;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Which authority is asked for what, and which options are refused before anything is opened. */
final class AcmeOptionsTest {
  private static final String LEAST = "--acme-domain a.example --acme-state s --acme-agree ";

  private static @Nullable AcmeConfig config(String words) {
    String[] parts = words.isEmpty() ? new String[0] : words.split(" ", -1);
    return CommandLine.populateCommand(new AcmeOptions(), parts).config();
  }

  @Test
  void asksNobodyUnlessTold() {
    assertThat(config("")).isNull();
  }

  @Test
  void asksTheStagingAuthorityUnlessToldOtherwise() {
    AcmeConfig config = Objects.requireNonNull(config(LEAST.strip()));

    assertThat(config.directory()).isEqualTo(AcmeConfig.STAGING);
    assertThat(config.domains()).containsExactly("a.example");
    assertThat(config.state()).isEqualTo(Path.of("s"));
    assertThat(config.contact()).isNull();
    assertThat(config.leastWait()).isEqualTo(AcmeConfig.LEAST_WAIT);
    assertThat(Objects.requireNonNull(config(LEAST + "--acme-production")).directory())
        .isEqualTo(AcmeConfig.PRODUCTION);
  }

  @Test
  void everyOptionReachesTheAuthority() {
    AcmeConfig config =
        Objects.requireNonNull(
            config(
                LEAST
                    + "--acme-domain B.example.,c.example,a.example --acme-contact i@a.example"
                    + " --acme-directory https://ca.example:99/dir --acme-wait 3s"));

    assertThat(config.domains()).containsExactly("a.example", "b.example", "c.example");
    assertThat(config.contact()).isEqualTo("i@a.example");
    assertThat(config.directory()).isEqualTo(URI.create("https://ca.example:99/dir"));
    assertThat(config.leastWait()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.text())
        .isEqualTo(
            "certificates for a.example, b.example, c.example"
                + " from https://ca.example:99/dir, kept in \"s\"");
  }

  @ParameterizedTest
  @CsvSource({
    "--acme-state s, --acme-domain",
    "--acme-production, --acme-domain",
    "--acme-agree, --acme-domain",
    "--acme-wait 1s, --acme-domain",
    "--acme-domain a.example --acme-agree, --acme-state",
    "--acme-domain a.example --acme-state s, --acme-agree",
    "--acme-domain * --acme-state s --acme-agree, no name of a host",
    "--acme-domain *.example --acme-state s --acme-agree, no name of a host",
    "--acme-domain a..example --acme-state s --acme-agree, no name of a host",
    "--acme-domain -a.example --acme-state s --acme-agree, no name of a host",
    "--acme-domain a_b.example --acme-state s --acme-agree, no name of a host",
    "--acme-domain ü.example --acme-state s --acme-agree, no name of a host",
    "--acme-domain 127.0.0.1 --acme-state s --acme-agree, no name of a host",
    "--acme-domain ::1 --acme-state s --acme-agree, no name of a host",
    "--acme-domain https://a.example --acme-state s --acme-agree, no name of a host",
    "'--acme-domain a.example,,b --acme-state s --acme-agree', no name of a host",
    "--acme-domain a.example --acme-state s --acme-agree --acme-contact me, no address of mail",
    "'--acme-domain a.example --acme-state s --acme-agree --acme-contact a@b,c@d', no address",
    "--acme-domain a.example --acme-state s --acme-agree --acme-directory http://h/, no https://",
    "--acme-domain a.example --acme-state s --acme-agree --acme-directory https:h, no https://",
    "--acme-domain a.example --acme-state s --acme-agree --acme-directory https://u:pw@h/, no http",
    "--acme-domain a.example --acme-state s --acme-agree --acme-wait 7h, no wait",
    "--acme-domain a.example --acme-state s --acme-agree --acme-wait 0s, ''",
    "--acme-domain a.example --acme-state s --acme-agree --acme-ca nowhere.pem, --acme-ca",
    "--acme-domain a.example --acme-state s --acme-agree --acme-production"
        + " --acme-directory https://h/, --acme-directory"
  })
  void refuses(String words, String about) {
    assertThatThrownBy(() -> config(words))
        .isInstanceOfAny(IllegalArgumentException.class, ParameterException.class)
        .hasMessageContaining(about)
        .hasMessageNotContaining("pw");
  }
}
