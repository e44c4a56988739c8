package org.mles.conformance.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.testing.RequiredTool;

/** Programs that want to live on, to flood or to hold whoever started them. */
@Timeout(120)
final class ProgramIT {
  /** In the command lines of all that one test starts. */
  private final String name = "hostile-" + UUID.randomUUID();

  @BeforeAll
  static void needsPython() {
    RequiredTool.PYTHON.require();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ten_children",
        "children_in_other_sessions",
        "daemon",
        "ignores_signals",
        "stops_itself",
        "moves_on_for_ever",
        "moves_on_for_ever_as_a_daemon",
        "closes_all_pipes",
      })
  void nothingIsLeftOfAServer(String deed) throws IOException {
    int port = Processes.freePort();
    try (Program program = Program.server(hostile(deed, port))) {
      assertThat(Processes.await(() -> Processes.accepts(port))).as("listens").isTrue();
      assertThat(program.isAlive()).isTrue();
      assertThat(Processes.named(name)).isNotEmpty();
    }
    assertThat(Processes.named(name)).isEmpty();
    // The killing of a group is ordered, so a moving target may be there a moment longer.
    assertThat(Processes.await(() -> !Processes.accepts(port))).as("gone").isTrue();
  }

  @Test
  void whatAnEndedProgramLeftBehindIsEnded() throws IOException {
    try (Program program = Program.server(hostile("ends_and_leaves_children", 0))) {
      assertThat(Processes.await(() -> program.exitText().equals("exit code 0"))).isTrue();
      assertThat(Processes.named(name)).isNotEmpty();
    }
    assertThat(Processes.named(name)).isEmpty();
  }

  @Test
  void aFloodIsReadToItsEndAndLittleIsKept() throws IOException {
    int port = Processes.freePort();
    try (Program program = Program.server(hostile("floods_without_a_line_end", port))) {
      assertThat(Processes.await(() -> Processes.accepts(port))).as("came through").isTrue();
      assertThat(program.said())
          .hasSizeLessThan(10)
          .anyMatch(line -> line.matches("\\(\\d{9} octets before this were dropped\\)"))
          .endsWith("and a last line");
    }
  }

  @Test
  void aCommandMayBeASentenceOfTheShell() throws IOException {
    try (Program program = Program.server("cd / && echo here: $PWD; (exit 3)")) {
      assertThat(Processes.await(() -> !program.isAlive())).isTrue();
      assertThat(program.exitText()).isEqualTo("exit code 3");
      assertThat(program.said()).containsExactly("here: /");
    }
  }

  private String hostile(String deed, int port) {
    return "python3 src/test/python/hostile.py " + deed + " " + port + " " + name;
  }
}
