package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.conformance.book.Settings;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.Faults;

/** The search as a user sees it: exit codes, files, reports. */
final class FuzzCommandLineIT {
  private static final Settings SETTINGS = Settings.ofKeys("k", null);

  @TempDir Path folder = Path.of(".");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aSearchThatFindsNothingPasses() {
    assertThat(execute("run", "--fuzz", "9", "--fuzz-conversations", "30", "--seed", "8")).isZero();
    assertThat(out.toString())
        .startsWith("30 conversations, 0 findings")
        .endsWith(String.format(Locale.ROOT, "1 passed, 0 failed, 0 skipped%n"))
        .doesNotContain("\r");
  }

  @Test
  void aFindingFailsTheRunAndIsReplayable() throws IOException {
    Path json = folder.resolve("run.json");
    ServerSubject subject = (ServerSubject) Faults.named("no-key-check").subject();
    try (Subject.Running running = subject.start(SETTINGS)) {
      String target = "127.0.0.1:" + running.address().getPort();
      assertThat(
              execute(
                  "run",
                  "server",
                  "--target",
                  target,
                  "--key",
                  "k",
                  "--fuzz",
                  "9",
                  "--fuzz-conversations",
                  "40",
                  "--seed",
                  "5",
                  "--fuzz-out",
                  folder.toString(),
                  "--report",
                  "json=" + json))
          .isEqualTo(1);
      assertThat(out.toString()).contains("broken: V1-KEY-04 MUST A first frame with a wrong key");
      assertThat(ResultJson.read(Files.readString(json)).cases())
          .anySatisfy(c -> assertThat(c.broken()).isEqualTo("V1-KEY-04"));
      String finding = folder.resolve("seed-5-1.json").toString();
      assertThat(replays(finding, target)).contains(1);
    }
    assertThat(execute("replay", folder.resolve("seed-5-1.json").toString())).isZero();
  }

  @Test
  void wrongOptionsAndBrokenFindingsAreErrorsInOneLine() throws IOException {
    assertThat(execute("run", "--fuzz", "0")).isEqualTo(2);
    assertThat(execute("run", "--fuzz", "1", "--profile", "n-draft")).isEqualTo(2);
    assertThat(execute("run", "--fuzz", "1", "--select", "cid*")).isEqualTo(2);
    assertThat(execute("run", "--fuzz", "1", "--fuzz-conversations", "0")).isEqualTo(2);
    assertThat(execute("run", "--fuzz", "1", "--target", "127.0.0.1:1")).isEqualTo(3);
    Path broken = folder.resolve("broken.json");
    Files.writeString(broken, "{\n  \"format\": \"mles-fuzz/2\",\n  \"seed\": x\n}");
    assertThat(execute("replay", broken.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("--fuzz knows v1 and v2, not n-draft")
        .contains(broken + ": line 3, column ")
        .doesNotContain("\tat ");
  }

  /** Names are new each time, and with them keys: one in 256 equals the octet that was changed. */
  private List<Integer> replays(String finding, String target) {
    List<Integer> codes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      codes.add(execute("replay", finding, "--target", target, "--key", "k"));
    }
    return codes;
  }

  private int execute(String... words) {
    return ConformanceCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }
}
