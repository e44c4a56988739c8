package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.RunResult;
import org.mles.testing.RequiredTool;
import picocli.CommandLine;

/** Servers that send without end, in every way that a case may wait for an end of. */
@Timeout(150)
final class EndlessServerIT {
  @TempDir Path folder = Path.of(".");

  @BeforeAll
  static void needsPython() {
    RequiredTool.PYTHON.require();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echoes",
        "sends_large_frames",
        "sends_small_frames",
        "sends_an_octet_now_and_then",
        "sends_a_frame_now_and_then",
        "sends_octets_that_are_no_frame",
      })
  void aRunEndsAndBlamesTheServer(String deed) throws IOException {
    Path json = folder.resolve("run.json");
    StringWriter out = new StringWriter();
    CommandLine commandLine = ConformanceCommand.commandLine().setOut(new PrintWriter(out));
    int code =
        commandLine.execute(
            "run",
            "server",
            "--exec",
            "python3 src/test/python/hostile.py " + deed + " {port} name",
            "--timeout-scale",
            "0.05",
            "--run-cap",
            "20",
            "--report",
            "json=" + json);
    assertThat(out.toString()).containsPattern("\\A\\d+ cases, at most 20 s\\R");
    assertThat(code).as(out.toString()).isEqualTo(1);
    RunResult run = ResultJson.read(Files.readString(json));
    assertThat(run.cases()).extracting(CaseResult::message).noneMatch(m -> m.contains("the suite"));
  }
}
