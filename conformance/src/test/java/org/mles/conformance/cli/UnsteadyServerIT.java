package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.testing.RequiredTool;
import picocli.CommandLine;

/** However patient the suite is, servers that stop, lose a frame or are ten seconds late fail. */
@Timeout(150)
final class UnsteadyServerIT {
  @BeforeAll
  static void needsPython() {
    RequiredTool.PYTHON.require();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stops", "loses", "late"})
  void fails(String deed) {
    assertThat(run(deed, "--fail-fast")).contains("\nfail ");
  }

  @Test
  void ofOneThatDiesOnlyWhoKillsItIsToBlame() {
    String said = run("dies", "--select", "frame.*,join.*", "--jobs", "6");

    assertThat(said).contains("and the subject has ended, its process: exit code 7");
    assertThat(Pattern.compile("(?m)^fail +(\\S+)").matcher(said).results())
        .extracting(found -> found.group(1))
        .containsExactlyInAnyOrder("frame.length.64k", "frame.length.first", "frame.length.max");
  }

  private static String run(String deed, String... more) {
    StringWriter out = new StringWriter();
    CommandLine commandLine = ConformanceCommand.commandLine().setOut(new PrintWriter(out));
    List<String> words =
        new ArrayList<>(
            List.of(
                "run",
                "server",
                "--key",
                "k",
                "--exec",
                "exec python3 src/test/python/unsteady_server.py " + deed + " {port} k {history}"));
    words.addAll(List.of(more));
    assertThat(commandLine.execute(words.toArray(String[]::new))).as(out.toString()).isEqualTo(1);
    return out.toString();
  }
}
