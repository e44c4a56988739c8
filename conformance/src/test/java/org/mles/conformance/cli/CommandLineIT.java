package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mles.conformance.book.Settings;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.report.SurefireForm;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.BadPeer;
import org.mles.conformance.selftest.BadPeerSubject;
import picocli.CommandLine;

/** The command line as a user sees it: words in, lines and exit codes out. */
final class CommandLineIT {
  @TempDir Path folder = Path.of(".");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theReferenceServerConforms() throws IOException {
    Path json = folder.resolve("run.json");
    Path junit = folder.resolve("sub/run.xml");
    int code =
        execute("run", "server", "--jobs", "8", "--report", "json=" + json + ",junit=" + junit);
    RunResult run = ResultJson.read(Files.readString(json));
    assertThat(run.cases())
        .allSatisfy(
            c -> assertThat(c.verdict()).as(c.id() + c.message()).isNotEqualTo(Verdict.FAIL));
    assertThat(code).isZero();
    assertThat(lastLine()).isEqualTo(run.lastLine()).contains(" 0 failed");
    assertThat(SurefireForm.problem(Files.readString(junit))).isEmpty();
  }

  @Test
  void runWithoutAKindOfSubjectMeansServer() {
    assertThat(execute("run", "--select", "frame.length.zero")).isZero();
    assertThat(lastLine()).isEqualTo("4 passed, 0 failed, 0 skipped");
  }

  @Test
  void aPortWhereNothingListensIsNeverReachable() throws IOException {
    Path json = folder.resolve("run.json");
    int code =
        execute("run", "server", "--target", "127.0.0.1:" + freePort(), "--report", "json=" + json);
    assertThat(code).isEqualTo(3);
    assertThat(err.toString()).startsWith("cannot reach the subject: 127.0.0.1:");
    assertThat(lastLine()).startsWith("0 passed, 0 failed, ");
    assertThat(ResultJson.read(Files.readString(json)).cases()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(BadPeer.class)
  void noCasePassesOnABadPeer(BadPeer peer) throws IOException {
    Path json = folder.resolve("run.json");
    Settings settings = Settings.ofKeys("k", null);
    try (ServerSubject subject = new BadPeerSubject(peer, settings);
        Subject.Running running = subject.start(settings)) {
      int code =
          execute(
              "run", "server",
              "--target", "127.0.0.1:" + running.address().getPort(),
              "--key", "k",
              "--jobs", "32",
              "--timeout-scale", "0.04",
              "--report", "json=" + json);
      assertThat(code).isEqualTo(1);
      RunResult run = ResultJson.read(Files.readString(json));
      assertThat(run.cases().stream().filter(c -> c.verdict().tally() == Verdict.Tally.PASSED))
          .isEmpty();
      assertThat(run.count(Verdict.FAIL)).isPositive();
    }
  }

  @Test
  void aMistypedSelectorIsAnError() {
    assertThat(execute("run", "server", "--select", "no.such.case")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("--select 'no.such.case' matches no case\n");
    assertThat(execute("run", "server", "--skip", "nothing*")).isEqualTo(2);
    assertThat(execute("run", "server", "--skip", "*")).isEqualTo(2);
  }

  @Test
  void wrongOptionsAreErrorsInOneLine() {
    assertThat(execute("run", "server", "--target", "nowhere")).isEqualTo(2);
    assertThat(execute("run", "server", "--jobs", "0")).isEqualTo(2);
    assertThat(execute("run", "server", "--level", "some")).isEqualTo(2);
    assertThat(execute("run", "server", "--report", "pdf=x")).isEqualTo(2);
    assertThat(execute("run", "server", "--timeout-scale", "0")).isEqualTo(2);
    assertThat(execute("run", "server", "--exec", "sleep 1")).isEqualTo(2);
    assertThat(execute("--no-such-option")).isEqualTo(2);
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString()).doesNotContain("\tat ");
  }

  @Test
  void anUnwritableReportIsNoticedBeforeTheRun() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(execute("run", "server", "--report", "json=" + file.resolve("run.json")))
        .isEqualTo(2);
    assertThat(err.toString()).startsWith("cannot write ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void expectedFailuresRatchet() throws IOException {
    Path list = folder.resolve("expected");
    Files.writeString(list, "reason: we thought so\n  frame.length.zero\n");
    assertThat(
            execute(
                "run", "--select", "frame.length.zero*", "--expected-failures", list.toString()))
        .isEqualTo(1);
    assertThat(out.toString()).contains("1 unexpected-pass");
    Files.writeString(list, "reason: gone\n  frame.no-such\n");
    assertThat(
            execute(
                "run", "--select", "frame.length.zero*", "--expected-failures", list.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("stale expected failure: there is no case frame.no-such");
    Files.writeString(list, "frame.length.zero\n");
    assertThat(
            execute(
                "run", "--select", "frame.length.zero*", "--expected-failures", list.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains(list + ":1: ");
  }

  @Test
  void baselineWriteMakesAListThatItsOwnRunMeets() throws IOException {
    Settings settings = Settings.ofKeys("k", null);
    Path json = folder.resolve("run.json");
    Path list = folder.resolve("expected");
    try (ServerSubject subject = new BadPeerSubject(BadPeer.CLOSE_AT_ONCE, settings);
        Subject.Running running = subject.start(settings)) {
      String target = "127.0.0.1:" + running.address().getPort();
      String[] run = {
        "run",
        "--target",
        target,
        "--key",
        "k",
        "--select",
        "frame.length.one",
        "--report",
        "json=" + json
      };
      assertThat(execute(run)).isEqualTo(1);
      assertThat(execute("baseline", "write", json.toString(), list.toString())).isZero();
      assertThat(execute("baseline", "check", json.toString(), list.toString())).isZero();
      assertThat(execute("diff", json.toString(), json.toString())).isZero();
      assertThat(lastLine()).isEqualTo("0 broken, 0 fixed, 0 changed otherwise, 0 not compared");
      assertThat(
              execute(
                  "run",
                  "--target",
                  target,
                  "--key",
                  "k",
                  "--select",
                  "frame.length.one",
                  "--expected-failures",
                  list.toString()))
          .isZero();
    }
  }

  @Test
  void brokenResultFilesAreNamedWithLineAndReason() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\n  \"format\": \n");
    assertThat(execute("diff", broken.toString(), broken.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith(broken + ": line ");
    assertThat(execute("diff", "no-such-file", broken.toString())).isEqualTo(2);
  }

  @Test
  void listAndExplainTellWhatThereIs() {
    assertThat(execute("list", "--select", "V1-HDR-06")).isZero();
    assertThat(out.toString()).contains("frame.length.zero ").contains("4 cases");
    assertThat(execute("explain", "frame.length.zero")).isZero();
    assertThat(out.toString())
        .contains("waits for more after a first header of length 0")
        .contains("    look first: A body of no octets counts as complete")
        .containsPattern("    conformance/spec/mles-v1\\.md:\\d+\\R");
    assertThat(execute("explain", "V1-HDR-06", "--documents", "https://docs.invalid")).isZero();
    assertThat(out.toString())
        .contains("    https://docs.invalid/conformance/spec/mles-v1.html#V1-HDR-06");
    out.getBuffer().setLength(0);
    assertThat(execute("explain", "V2-WS-16")).isZero();
    assertThat(out.toString())
        .containsOnlyOnce("Frames behind an error are still forwarded")
        .containsSubsequence("v2.close.tcp-ends", "proxy.frame.close", "  also WSP-11");
    assertThat(execute("explain", "V1-HDR-06", "--documents", "data:,")).isEqualTo(2);
    assertThat(execute("explain", "frame.no-such")).isEqualTo(2);
    assertThat(execute("run", "server", "--dry-run", "--select", "cid.zero")).isZero();
    assertThat(lastLine()).isEqualTo("1 cases would run against embedded reference server");
  }

  @Test
  void aCommandHasAsLongToStartAsItIsGiven() {
    String never = "exec sleep 600 # {port}";
    assertThat(
            execute(
                "run",
                "server",
                "--exec",
                never,
                "--select",
                "frame.length.zero",
                "--jobs",
                "1",
                "--start-deadline",
                "300ms"))
        .isEqualTo(3);
    assertThat(err.toString()).contains("it had 300 ms to start (--start-deadline)");
  }

  @Test
  void outputForPipesHasNoCarriageReturnAndNoColour() {
    execute("run", "--select", "frame.type.*", "-v");
    assertThat(out.toString()).doesNotContain("\r").doesNotContain("\u001b");
  }

  private int execute(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine commandLine = ConformanceCommand.commandLine();
    return commandLine
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private String lastLine() {
    return out.toString().lines().reduce("", (first, second) -> second);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
