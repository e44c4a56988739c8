package org.mles.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.proxy.web.ProxyConfig;
import org.mles.proxy.web.ProxyLimits;
import org.mles.server.tls.Tls;
import picocli.CommandLine;

/** What the options of {@code proxy} come to, and which are refused before anything is opened. */
final class ProxyCommandTest {
  @Test
  void isToldItsUpstreamServerAlone() throws IOException {
    ProxyConfig config = config("--upstream", "localhost");

    assertThat(config.bind().getHostAddress()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(8076);
    assertThat(config.upstream().address()).hasToString("localhost/127.0.0.1:8077");
    assertThat(config.upstream().leastWait()).isEqualTo(ProxyConfig.LEAST_WAIT);
    assertThat(config.upstream().mostWait()).isEqualTo(ProxyConfig.MOST_WAIT);
    assertThat(config.upstream().tls()).isNull();
    assertThat(config.tls()).isNull();
    assertThat(config.limits()).isEqualTo(ProxyLimits.STANDARD);
  }

  @Test
  void everyOptionReachesTheProxy() throws IOException {
    ProxyConfig config =
        config(
            ("--upstream tls://127.0.0.1:99 --insecure --upstream-wait 2s --upstream-wait-most 3s"
                    + " --bind ::1 -p 1 --key k --host h --origin null --tls-self-signed"
                    + " --max-browsers 2 --max-channels 3 --max-body 4 --ping-interval 5s"
                    + " --head-deadline 6s --site example.org=src/test --redirect-port 7")
                .split(" ", -1));

    assertThat(config.upstream().address()).hasToString("/127.0.0.1:99");
    assertThat(Objects.requireNonNull(config.upstream().tls()).anybody()).isTrue();
    assertThat(config.upstream().leastWait()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.upstream().mostWait()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.bind().getHostAddress()).isEqualTo("0:0:0:0:0:0:0:1");
    assertThat(config.port()).isEqualTo(1);
    assertThat(config.keys().usesEndpoint()).isFalse();
    assertThat(config.hosts()).containsExactly("h");
    assertThat(config.origins()).containsExactly("null");
    assertThat(config.tls()).isInstanceOf(Tls.class);
    assertThat(config.site().hosts()).containsExactly("example.org");
    assertThat(config.redirectPort()).isEqualTo(7);
    assertThat(config.limits())
        .isEqualTo(new ProxyLimits(2, 3, 4, Duration.ofSeconds(5), Duration.ofSeconds(6)));
  }

  @Test
  void saysWhatItWouldDoAsAFileThatSaysTheSame(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("options");
    Files.writeString(file, "upstream = 127.0.0.1:99\nmax-body = 4\nsite = src/test\n");
    Said first = Said.by("proxy", "--config", file.toString(), "--check", "-p", "1", "-k", "word");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("# address: 127.0.0.1:1\n", "\nport = 1\n", "\nupstream = 127.0.0.1:99\n")
        .contains("\nmax-body = 4\n", "\n# bind = 127.0.0.1\n")
        .doesNotContain("word");
    Files.writeString(file, first.out());
    Said second = Said.by("proxy", "--config", file.toString(), "--check");
    assertThat(second.out()).isEqualTo(first.out());
  }

  @Test
  void checksACertificateThatIsNotOrderedYet(@TempDir Path folder) {
    String words =
        "proxy --check --upstream 127.0.0.1 --acme-domain a.example --acme-agree --redirect-port 80"
            + (" --acme-state " + folder);
    Said said = Said.by(words.split(" ", -1));
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out()).contains("a.example", "acme-agree = true");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "'proxy', --upstream",
    "'proxy --config nowhere', no such file: nowhere",
    "'bridge --config nowhere', no such file: nowhere",
    "'proxy --upstream ws://h', --upstream",
    "'proxy --upstream h:0', port",
    "'proxy --upstream 127.0.0.1 --ca nowhere.pem', --ca",
    "'proxy --upstream 127.0.0.1 --port 65536', port",
    "'proxy --upstream 127.0.0.1 --max-channels 0', channels",
    "'proxy --upstream 127.0.0.1 --max-body 16777216', body",
    "'proxy --upstream 127.0.0.1 --ping-interval 24', duration",
    "'proxy --upstream 127.0.0.1 --origin nonsense', origin",
    "'proxy --upstream 127.0.0.1 --tls-key k', --tls-cert",
    "'proxy --upstream 127.0.0.1 --upstream-wait 2s --upstream-wait-most 1s', back-off",
    "'proxy --upstream 127.0.0.1 --metrics-host h', --metrics-port",
    "'proxy --upstream 127.0.0.1 --redirect-port 80', certificate",
    "'proxy --upstream 127.0.0.1 --site-octets 80', --site",
    "'proxy --upstream 127.0.0.1 --site src --site-octets 0', --site-octets",
    "'proxy --upstream 127.0.0.1 --site src --site-octets 1073741825', --site-octets",
    "'proxy --upstream 127.0.0.1 --site src --site pom.xml', two folders",
    "'proxy --upstream 127.0.0.1 --site a/b=src', no host",
    "'proxy --upstream 127.0.0.1 --acme-domain a.b --acme-state pom.xml', --acme-agree",
    "'proxy --upstream 127.0.0.1 --acme-domain a.b --acme-state pom.xml --acme-agree"
        + " --tls-self-signed', --tls-cert",
    "'', command"
  })
  void refusesInOneLine(String words, String about) {
    Said wrong = Said.by(words.isEmpty() ? new String[0] : words.split(" ", -1));

    assertThat(wrong.exitCode()).as(wrong.err()).isEqualTo(2);
    assertThat(wrong.err()).contains(about).hasLineCount(1);
    assertThat(wrong.out()).isEmpty();
  }

  @Test
  void saysInOneLineWhatCannotBeDone() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Said failed = Said.by("proxy", "--upstream", "127.0.0.1", "--port", port);

      assertThat(failed.exitCode()).isEqualTo(1);
      assertThat(failed.err()).contains("cannot listen there").hasLineCount(1);
    }
    Said vanished = Said.by("proxy", "--upstream", "127.0.0.1", "--port", "0", "--site", "gone");
    assertThat(vanished.exitCode()).isEqualTo(1);
    assertThat(vanished.err()).contains("--site: gone is no folder").hasLineCount(1);
    Said noFolder =
        Said.by(
            ("proxy --upstream 127.0.0.1 --port 0 --acme-domain a.b --acme-agree"
                    + " --acme-state pom.xml")
                .split(" ", -1));
    assertThat(noFolder.exitCode()).isEqualTo(1);
    assertThat(noFolder.err()).contains("pom.xml is no folder").hasLineCount(1);
    Said unknown = Said.by("proxy", "--upstream", "no.such.host.invalid", "--port", "0");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("no.such.host.invalid").hasLineCount(1);
  }

  @Test
  void namesTheLinkOfASiteThatLeadsNowhere(@TempDir Path folder) throws IOException {
    Files.createSymbolicLink(folder.resolve("page.html"), folder.resolve("gone"));
    Said failed =
        Said.by("proxy", "--upstream", "127.0.0.1", "--port", "0", "--site", folder.toString());

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("--site: no such file: ").contains("page.html");
  }

  private static ProxyConfig config(String... options) throws IOException {
    CommandLine line = ProxyProgram.commandLine(OutputStream.nullOutputStream());
    List<String> words = new ArrayList<>(List.of(options));
    words.add(0, "proxy");
    line.parseArgs(words.toArray(new String[0]));
    CommandLine proxy = Objects.requireNonNull(line.getSubcommands().get("proxy"));
    return ((ProxyCommand) proxy.getCommand()).config(null);
  }
}
