package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.report.SurefireForm;
import org.mles.testing.RequiredTool;

/**
 * Tries the suite as a new implementer would: a server in another language, with two mistakes, has
 * to get reports from which both can be read without knowing the suite.
 */
final class WrongServerIT {
  private static final String NO_ECHO =
      "A frame is not sent back to the connection that it came from.";
  private static final String IN_ORDER =
      "The frames of one sender reach each receiver in the order";

  @TempDir Path folder = Path.of(".");

  @Test
  void everyReportNamesWhatTheServerBreaks() throws IOException, InterruptedException {
    RequiredTool.PYTHON.require();
    String console = judge();
    assertThat(console)
        .contains("broken: V1-FWD-02 MUST " + NO_ECHO)
        .contains("best seen in forward.no-echo")
        .contains("saw its own frame come back")
        .contains("broken: V1-FWD-05 MUST " + IN_ORDER)
        .contains("all are there, in another order");
    assertThat(console.indexOf("broken: ")).isEqualTo(console.indexOf("broken: V1-FWD-02"));
    for (String file : new String[] {"run.html", "run.md", "run.xml", "run.json"}) {
      String report = Files.readString(folder.resolve(file));
      assertThat(report).as(file).contains("V1-FWD-02", NO_ECHO, "V1-FWD-05", IN_ORDER);
    }
  }

  private String judge() throws IOException {
    StringWriter out = new StringWriter();
    int code =
        ConformanceCommand.commandLine()
            .setOut(new PrintWriter(out))
            .execute(
                "run",
                "server",
                "--exec",
                "python3 src/test/python/wrong_server.py {port} k {history}",
                "--key",
                "k",
                "--jobs",
                "8",
                "--report",
                String.format(
                    Locale.ROOT,
                    "json=%1$s/run.json,html=%1$s/run.html,md=%1$s/run.md,junit=%1$s/run.xml",
                    folder));
    assertThat(code).isEqualTo(1);
    RunResult run = ResultJson.read(Files.readString(folder.resolve("run.json")));
    assertThat(SurefireForm.problem(Files.readString(folder.resolve("run.xml")))).isEmpty();
    assertThat(run.clauses()).containsKeys("V1-FWD-02", "V1-FWD-05");
    assertThat(run.cases())
        .filteredOn(c -> c.id().equals("forward.no-echo"))
        .singleElement()
        .satisfies(c -> assertThat(c.broken()).isEqualTo("V1-FWD-02"))
        .extracting(CaseResult::evidence)
        .satisfies(evidence -> assertThat(evidence).isNotEmpty());
    return out.toString();
  }
}
