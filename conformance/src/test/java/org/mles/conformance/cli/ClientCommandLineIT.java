package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.Verdict;
import org.mles.testing.RequiredTool;
import picocli.CommandLine;

/** Clients that are right, and clients that do to the suite what programs do. */
final class ClientCommandLineIT {
  private static final String PLACES = "{host} {port} {channel} {uid} {key} {address-key}";
  private static final String PYTHON = "python3 src/test/python/client.py ";

  private static final String TWO_CASES = "client.speaks-first,client.key.shared";

  @TempDir Path folder = Path.of(".");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theReferenceClientConforms() {
    assertThat(execute("run", "client", "--jobs", "8")).as(out.toString()).isZero();
    assertThat(out.toString()).contains("0 failed, 0 skipped");
  }

  @Test
  void theReferenceClientOfVersion2Conforms() {
    assertThat(execute("run", "client", "--profile", "v2", "--jobs", "8", "--level", "should"))
        .as(out.toString())
        .isZero();
    assertThat(out.toString()).contains("0 failed, 0 skipped");
  }

  @Test
  void theReferenceCommandsOfVersion2Conform() throws IOException {
    String web = command("listen --raw --reconnect").replace("-s 127", "-s ws://127");
    assertThat(
            results(
                web.replace("--address-key {address-key}", ""),
                "v2.client.request,v2.client.back.history,v2.client.close,v2.client.text",
                "--profile",
                "v2",
                "--only",
                "listens",
                "--timeout-scale",
                "4"))
        .hasSize(4)
        .allMatch(result -> result.verdict() == Verdict.PASS);
  }

  @Test
  void aClientInPythonConforms() throws InterruptedException {
    RequiredTool.PYTHON.require();
    int code = execute("run", "client", "--exec", PYTHON + PLACES, "--timeout-scale", "4");
    assertThat(code).as(out.toString()).isZero();
    assertThat(out.toString()).contains("0 failed, 2 skipped");
  }

  @Test
  void theReferenceCommandsConform() throws IOException {
    assertThat(
            results(
                command("listen --raw"),
                "client.hear.message,client.bad-header.type,client.key.address-key",
                "--only",
                "listens",
                "--timeout-scale",
                "4"))
        .hasSize(6)
        .allMatch(result -> result.verdict() == Verdict.PASS);
    assertThat(
            results(
                command("publish"),
                "client.publish.unchanged,client.flooded,client.key.empty",
                "--only",
                "publishes",
                "--timeout-scale",
                "4"))
        .hasSize(3)
        .allMatch(result -> result.verdict() == Verdict.PASS);
  }

  @Test
  void aClientThatOnlyListensIsSparedTheOtherCases() throws IOException, InterruptedException {
    RequiredTool.PYTHON.require();
    List<CaseResult> results =
        results(
            PYTHON + PLACES, "client.hear.message,client.publish.unchanged", "--only", "listens");
    assertThat(results.get(0).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(results.get(0).message()).contains("needs a client that publishes");
    assertThat(results.subList(1, 5)).allMatch(result -> result.verdict() == Verdict.PASS);
  }

  @Test
  void aCrashIsAVerdictWithItsLastWords() throws IOException {
    List<CaseResult> results = results(sh("echo oops >&2; exit 3"), TWO_CASES);
    assertThat(results)
        .hasSize(2)
        .allSatisfy(
            result -> {
              assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
              assertThat(result.message()).contains("its output ended, exit code 3");
              assertThat(result.evidence().toString()).contains("oops");
            });
  }

  @Test
  void aCommandThatIsNotThereIsAVerdict() throws IOException {
    List<CaseResult> results = results("/no/such/client " + PLACES, TWO_CASES);
    assertThat(results)
        .hasSize(2)
        .allMatch(result -> result.message().contains("its output ended, exit code 127"));
  }

  @Test
  void aHangIsAVerdict() throws IOException {
    List<CaseResult> results = results(sh("exec sleep 600"), TWO_CASES, "--timeout-scale", "0.05");
    assertThat(results)
        .hasSize(2)
        .allMatch(
            result -> result.message().contains("expected the client to connect; it did not"));
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aFloodIsAVerdictAndEndsWithTheCase() throws IOException, InterruptedException {
    RequiredTool.PYTHON.require();
    List<CaseResult> results =
        results(sh("yes & exec " + PYTHON + "\"$@\""), "client.hear.octets,client.again.*");
    assertThat(results)
        .filteredOn(result -> result.verdict() != Verdict.NOT_APPLICABLE)
        .hasSize(2)
        .allMatch(result -> result.verdict() == Verdict.FAIL)
        .allMatch(result -> result.message().contains("it printed "));
  }

  @Test
  void garbageOnTheOutputIsAVerdict() throws IOException, InterruptedException {
    RequiredTool.PYTHON.require();
    List<CaseResult> results =
        results(sh("echo starting; exec " + PYTHON + "\"$@\""), "client.hear.resync,client.key.*");
    assertThat(results)
        .isNotEmpty()
        .allMatch(result -> result.verdict() == Verdict.FAIL)
        .allMatch(result -> result.message().contains("it printed 'starting'"));
  }

  @Test
  void aReplayNamesTheCommandAgain() throws IOException {
    Path json = folder.resolve("run.json");
    execute("run", "client", "--select", "client.key.shared", "--report", "json=" + json);
    assertThat(execute("replay", json.toString(), "--case", "client.key.shared")).isZero();
    assertThat(out.toString()).contains("embedded reference client");
    assertThat(
            execute(
                "replay", json.toString(), "--case", "client.key.shared", "--target", "[::1]:1"))
        .isEqualTo(2);
  }

  @Test
  void mistakesInOptionsAreSaidInOneLine() {
    assertThat(execute("run", "client", "--exec", "x {port}")).isEqualTo(2);
    assertThat(err.toString()).contains("--exec has no {channel}");
    assertThat(execute("run", "client", "--lines", "hex")).isEqualTo(2);
    assertThat(execute("run", "client", "--exec", "x " + PLACES, "--only", "sleeps")).isEqualTo(2);
    assertThat(err.toString()).contains("there are listens and publishes");
    assertThat(execute("run", "client", "--profile", "v2", "--address-key", "k")).isEqualTo(2);
    assertThat(err.toString()).contains("--address-key: version 2 has none");
  }

  private static String command(String words) {
    return "java -cp '"
        + System.getProperty("java.class.path")
        + "' org.mles.cli.MlesCommand "
        + words
        + " -s 127.0.0.1:{port} -u {uid} -c {channel} --key {key} --address-key {address-key}";
  }

  /** Returns a command that has all places and runs a script with them as its words. */
  private static String sh(String script) {
    return "sh -c '" + script + "' sh " + PLACES;
  }

  private List<CaseResult> results(String command, String select, String... more)
      throws IOException {
    Path json = folder.resolve("results.json");
    List<String> args =
        new ArrayList<>(
            List.of(
                "run",
                "client",
                "--exec",
                command,
                "--select",
                select,
                "--report",
                "json=" + json));
    args.addAll(List.of(more));
    assertThat(execute(args.toArray(String[]::new))).as(out + "" + err).isBetween(0, 1);
    return ResultJson.read(Files.readString(json)).cases();
  }

  private int execute(String... args) {
    CommandLine commandLine = ConformanceCommand.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(args);
  }
}
