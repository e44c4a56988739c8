package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.cert.Identity;
import org.mles.cert.Pem;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.report.SurefireForm;
import org.mles.conformance.time.Daemons;
import org.mles.net.tls.Certificates;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.server.ServerEvents;
import org.mles.server.tls.Tls;
import org.mles.testing.RequiredTool;

/** A server at a given address is called by TLS, if it is who it should be. */
final class TlsCommandLineIT {
  private static final String CASES = "forward.*,segment.*,close.fin";

  private static final byte[] GREETING =
      "220 hello, who is there?\r\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder = Path.of(".");

  private final Commands commands = new Commands();

  @Test
  void everyReportSaysWhatTheTargetWasAskedInside() throws IOException {
    try (MlesServer server = server(Certificates.LOCAL)) {
      Path ca = authority(Certificates.LOCAL);
      String reports = "json=f/r.json,html=f/r.html,md=f/r.md,junit=f/r.xml";
      String placed = reports.replace("f/", folder + "/");
      List<String> more = List.of("--ca", ca.toString(), "--report", placed);
      assertThat(run("localhost", server.port(), more)).as(commands.out()).isZero();
      assertThat(commands.out()).contains("tls TLSv1.3 TLS_");
      for (String file : List.of("r.html", "r.md", "r.xml")) {
        assertThat(Files.readString(folder.resolve(file))).as(file).contains("TLSv1.3 TLS");
      }
      assertThat(SurefireForm.problem(Files.readString(folder.resolve("r.xml")))).isEmpty();
      String json = Files.readString(folder.resolve("r.json"));
      assertThat(ResultJson.read(json).declared().get("tls")).startsWith("TLSv1.3 TLS_");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void whoeverAnswersIsBelievedIfThatIsAskedForAndSaidOnce(String host) throws IOException {
    try (MlesServer server = server(Certificates.of("elsewhere.example"))) {
      assertThat(run(host, server.port(), List.of("--insecure"))).as(commands.out()).isZero();
      assertThat(commands.errLines())
          .containsExactly("run: --insecure: whoever answers is believed");
      assertThat(commands.out()).contains("certificate not looked at");
    }
  }

  @Test
  void anUnknownAuthorityIsNoSubject() throws IOException {
    try (MlesServer server = server(Certificates.LOCAL)) {
      Path other = authority(Certificates.of("localhost"));
      expectNoSubject("from an unknown authority", server.port(), other);
      assertThat(run("localhost", server.port(), List.of())).isEqualTo(3);
      assertThat(commands.err()).contains("from an unknown authority");
    }
  }

  @Test
  void aCertificateForAnotherNameIsNoSubject() throws IOException {
    Identity elsewhere = Certificates.of("elsewhere.example");
    try (MlesServer server = server(elsewhere)) {
      expectNoSubject("is not for that name", server.port(), authority(elsewhere));
    }
  }

  @Test
  void aCertificateThatHasExpiredIsNoSubject() throws IOException {
    Identity expired = Certificates.expired();
    try (MlesServer server = server(expired)) {
      expectNoSubject("has expired", server.port(), authority(expired));
    }
  }

  @Test
  void aServerThatSpeaksPlainIsNoSubject() throws IOException {
    try (MlesServer server = MlesServer.start(config(), ServerEvents.NONE)) {
      expectNoSubject("the handshake of TLS ended", server.port(), authority(Certificates.LOCAL));
    }
  }

  @Test
  void aServerThatAnswersInAnotherLanguageIsNoSubject() throws IOException {
    try (ServerSocket greeter = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Daemons.run("greeter", () -> greet(greeter));
      Path ca = authority(Certificates.LOCAL);
      expectNoSubject("the handshake of TLS ended", greeter.getLocalPort(), ca);
    }
  }

  private static void greet(ServerSocket greeter) {
    try {
      while (true) {
        // Ended by the suite, which can make nothing of it.
        greeter.accept().getOutputStream().write(GREETING);
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  /** Before any case runs: a line, and the exit code for a subject that cannot be reached. */
  private void expectNoSubject(String why, int port, Path ca) throws IOException {
    assertThat(run("127.0.0.1", port, List.of("--ca", ca.toString()))).isEqualTo(3);
    assertThat(commands.errLines()).singleElement().asString().contains(why);
    assertThat(commands.lastLine()).startsWith("0 passed, 0 failed");
  }

  @Test
  void aCommandIsAskedInsideTooIfItIsBelieved() {
    RequiredTool.SHELL.require();
    String serve =
        "java -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' org.mles.cli.MlesCommand serve --tls-self-signed";
    String[] line = {
      "run", "--tls", "--also", "v2", "--select", "close.fin", "--exec", "command", "--insecure"
    };
    line[7] = serve + " --port {port} --key '{key}' --address-key '{address-key}'";
    assertThat(commands.execute(line)).as(commands.out()).isZero();
    assertThat(commands.execute(Arrays.copyOf(line, line.length - 1))).isEqualTo(3);
    assertThat(commands.errLines()).singleElement().asString().contains("an unknown authority");
  }

  @Test
  void theClausesOfTlsAreAskedInsideAlone() {
    String[] inside = {"run", "server", "--tls", "--profile", "n-draft", "--select", "tls.port.*"};
    assertThat(commands.execute(inside)).as(commands.out()).isZero();
    assertThat(commands.lastLine()).isEqualTo("4 passed, 0 failed, 0 skipped");
    assertThat(commands.execute("run", "server", "--select", "tls.port.*")).isEqualTo(2);
    assertThat(commands.execute("run", "server", "--profile", "tls")).isEqualTo(2);
    assertThat(commands.err()).contains("add --tls");
    assertThat(commands.execute("run", "peer", "--profile", "tls")).isEqualTo(2);
  }

  @Test
  void aFileWithoutCertificatesIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("ca.pem"), "nothing");
    assertThat(run("127.0.0.1", 1, List.of("--ca", file.toString()))).isEqualTo(2);
    assertThat(commands.err()).startsWith("--ca: " + file + ": it has no certificate in PEM");
    assertThat(run("127.0.0.1", 1, List.of("--ca", folder.toString()))).isEqualTo(2);
    assertThat(commands.errLines()).hasSize(1);
  }

  private int run(String host, int port, List<String> more) {
    List<String> line = new ArrayList<>(List.of("run", "--target", host + ":" + port, "--tls"));
    line.addAll(List.of("--key", "k", "--select", CASES));
    line.addAll(more);
    return commands.execute(line.toArray(String[]::new));
  }

  private Path authority(Identity identity) throws IOException {
    return Pem.write(folder.resolve("authority.pem"), Pem.certificate(identity));
  }

  private static MlesServer server(Identity identity) throws IOException {
    return MlesServer.start(config().withTls(new Tls(identity, null, false)), ServerEvents.NONE);
  }

  private static ServerConfig config() {
    return ServerConfig.defaults().withPort(0).withSharedKey("k");
  }
}
