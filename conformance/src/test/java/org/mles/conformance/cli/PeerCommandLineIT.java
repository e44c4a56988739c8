package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class PeerCommandLineIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theEmbeddedPeerConforms() {
    assertThat(execute("run", "peer")).as(out.toString()).isZero();
    assertThat(out.toString()).contains("0 failed, 0 skipped");
  }

  @Test
  void aServerThatNeverLinksFailsInItsControls() {
    int code =
        execute(
            "run",
            "peer",
            "--exec",
            serve("--key", "k") + " # {upstream} {wait}",
            "--key",
            "k",
            "--select",
            "peer.up,peer.reopens.fin",
            "--timeout-scale",
            "0.5");
    assertThat(code).as(out.toString()).isEqualTo(1);
    assertThat(out.toString()).contains("positive control: the root expected a link");
  }

  @Test
  void aSpawnedPeerIsToldItsUpstreamItsKeysAndItsWait() {
    String command =
        serve(
            "--key",
            "'{key}'",
            "--address-key",
            "'{address-key}'",
            "--peer",
            "{upstream}",
            "--peer-wait",
            "{wait}s");
    int code =
        execute(
            "run",
            "peer",
            "--exec",
            command,
            "--key",
            "k",
            "--select",
            "peer.first.endpoint,peer.reopens.rst");
    assertThat(code).as(out.toString() + err).isZero();
    assertThat(out.toString()).contains("2 passed");
  }

  @Test
  void theLinksOfTheEmbeddedPeerConformInsideTls() {
    String select = "tls.*,peer.up,peer.reopens.*,ring.two.*";
    int code = execute("run", "peer", "--upstream-tls", "--select", select, "--level", "should");
    assertThat(code).as(out.toString()).isZero();
    assertThat(out.toString()).contains(" 0 failed, ").contains("needs links without TLS");
  }

  @Test
  void theLinksOfASpawnedPeerConformInsideTls() {
    String command = serve("--key k --peer tls://{upstream} --peer-wait {wait}s --ca {ca}");
    String select = "tls.peer.certificate.name,tls.peer.end.said";
    int code =
        execute(
            "run",
            "peer",
            "--upstream-tls",
            "--key",
            "k",
            "--exec",
            command,
            "--select",
            select,
            "--timeout-scale",
            "4");
    assertThat(code).as(out.toString() + err).isZero();
    assertThat(out.toString()).contains("2 passed");
    assertThat(execute("run", "peer", "--key", "k", "--exec", command)).isEqualTo(2);
    assertThat(err.toString()).contains("{ca} is for who is answered by TLS");
  }

  @Test
  void aSavedResultIsReplayedAsThePeerThatItWas(@TempDir Path folder) {
    Path json = folder.resolve("result.json");
    execute("run", "peer", "--select", "peer.history.own", "--report", "json=" + json);
    int code = execute("replay", json.toString(), "--case", "peer.history.own");
    assertThat(code).as(err.toString()).isZero();
    assertThat(out.toString()).contains("embedded reference server as a peer");
    assertThat(
            execute("replay", json.toString(), "--case", "peer.history.own", "--target", "[::1]:1"))
        .isEqualTo(2);
  }

  @Test
  void aCommandWithoutAnUpstreamIsAUsageError() {
    assertThat(execute("run", "peer", "--exec", "serve {port}")).isEqualTo(2);
    assertThat(err.toString()).contains("--exec has no {upstream}");
  }

  @Test
  void aCommandThatEndsAtOnceIsUnreachable() {
    int code =
        execute("run", "peer", "--exec", "true {port} {upstream}", "--select", "peer.history.own");
    assertThat(code).isEqualTo(3);
  }

  private static String serve(String... options) {
    return "java -cp '"
        + System.getProperty("java.class.path")
        + "' org.mles.cli.MlesCommand serve --port {port} "
        + String.join(" ", options);
  }

  private int execute(String... args) {
    CommandLine commandLine = ConformanceCommand.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(args);
  }
}
