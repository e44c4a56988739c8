package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.conformance.book.Settings;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.Faults;
import org.mles.conformance.selftest.model.ModelSubject;
import org.mles.conformance.selftest.model.Rules;

/** A run in a process of its own that a signal ends in the middle. */
@Timeout(120)
final class InterruptIT {
  private static final Settings SETTINGS = Settings.ofKeys("k", null);

  @TempDir Path folder = Path.of(".");

  @ParameterizedTest
  @CsvSource({"INT, 2, 130", "TERM, 15, 143"})
  void aSearchKeepsItsFindingsAndWritesItsReport(String signal, int number, int code)
      throws IOException, InterruptedException {
    assumeFalse(isIgnored(number), "this process ignores SIG" + signal + ", so will its children");
    ServerSubject faulty = (ServerSubject) Faults.named("no-key-check").subject();
    try (Subject.Running running = faulty.start(SETTINGS)) {
      Process search =
          suite(running, "--fuzz", "9", "--seed", "5", "--fuzz-out", folder.toString());
      try (BufferedReader out = search.inputReader()) {
        awaitLine(out, "fuzz.seed-5.conversation-");
        send(signal, search);
        assertThat(out.lines().reduce("", (first, last) -> last)).contains(" failed, 0 skipped");
      }
      assertThat(search.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(search.exitValue()).isEqualTo(code);
    }
    assertThat(report().count(Verdict.FAIL)).isPositive();
    try (var findings = Files.newDirectoryStream(folder, "seed-5-*.json")) {
      assertThat(findings).isNotEmpty();
    }
  }

  @Test
  void casesThatHadNoTurnAreInTheReport() throws IOException, InterruptedException {
    ModelSubject right = new ModelSubject("without a fault", Rules::new, SETTINGS);
    try (Subject.Running running = right.start(SETTINGS)) {
      Process run = suite(running, "-v", "--jobs", "1");
      try (BufferedReader out = run.inputReader()) {
        awaitLine(out, "pass ");
        send("TERM", run);
        assertThat(out.lines().reduce("", (first, last) -> last)).doesNotEndWith(" 0 skipped");
      }
      assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(run.exitValue()).isEqualTo(143);
    }
    assertThat(report().count(Verdict.NOT_RUN)).isPositive();
  }

  private static void awaitLine(BufferedReader out, String part) throws IOException {
    String line = out.readLine();
    while (line != null && !line.contains(part)) {
      line = out.readLine();
    }
    assertThat(line).as("a line with " + part).isNotNull();
  }

  private RunResult report() throws IOException {
    return ResultJson.read(Files.readString(folder.resolve("report.json")));
  }

  private Process suite(Subject.Running running, String... more) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(
            List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                ConformanceCommand.class.getName(),
                "run",
                "server",
                "--key",
                "k",
                "--target",
                "127.0.0.1:" + running.address().getPort(),
                "--report",
                "json=" + folder.resolve("report.json")));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void send(String signal, Process process)
      throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  /** A shell without job control lets what it starts in the background ignore interrupts. */
  private static boolean isIgnored(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(ignored, 16) >> (signal - 1) & 1) == 1;
  }
}
