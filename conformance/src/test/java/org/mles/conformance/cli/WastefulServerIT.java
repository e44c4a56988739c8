package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.testing.RequiredTool;

/** Memory and descriptors are read of a process that the suite started, and of no other. */
final class WastefulServerIT {
  private final Commands commands = new Commands();

  @BeforeEach
  void needsPython() {
    RequiredTool.PYTHON.require();
  }

  @ParameterizedTest
  @CsvSource({
    "bodies, cost.announced-body",
    "strings, cost.announced-string",
    "descriptors, cost.descriptors"
  })
  void whatIsWastedIsSeen(String deed, String id) {
    assertThat(run(deed)).as(commands.out()).isEqualTo(1);
    assertThat(commands.out()).contains("\nfail   " + id).contains("2 passed, 1 failed, 0 skipped");
  }

  @Test
  void whoWastesNothingPasses() {
    assertThat(run("nothing")).as(commands.out()).isZero();
    assertThat(commands.out()).contains("3 passed, 0 failed, 0 skipped");
  }

  @Test
  void whatRunsInTheSuiteOrElsewhereIsNotMeasured() {
    commands.execute("run", "--select", "cost.*");
    assertThat(commands.out()).contains("3: needs the setup measured", "that --exec starts");
    commands.execute("run", "--target", "127.0.0.1:1", "--select", "cost.*");
    assertThat(commands.out()).contains("3: needs the setup measured", "starts by --exec");
  }

  private int run(String deed) {
    String program = "exec python3 src/test/python/wasteful_server.py " + deed;
    return commands.execute(
        "run",
        "server",
        "--level",
        "all",
        "--key",
        "k",
        "--select",
        "cost.*",
        "--exec",
        program + " {port} k {history}");
  }
}
