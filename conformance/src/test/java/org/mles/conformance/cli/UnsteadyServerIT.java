package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
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
    StringWriter out = new StringWriter();
    CommandLine commandLine = ConformanceCommand.commandLine().setOut(new PrintWriter(out));
    List<String> words =
        List.of(
            "run",
            "server",
            "--key",
            "k",
            "--fail-fast",
            "--exec",
            "exec python3 src/test/python/unsteady_server.py " + deed + " {port} k {history}");
    assertThat(commandLine.execute(words.toArray(String[]::new))).as(out.toString()).isEqualTo(1);
    assertThat(out.toString()).contains("\nfail ");
  }
}
