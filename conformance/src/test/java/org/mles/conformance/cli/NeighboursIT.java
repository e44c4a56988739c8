package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mles.conformance.book.Neighbour;
import org.mles.conformance.book.Settings;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;

/** First octets of what shares the port are left alone if that was declared, and only then. */
final class NeighboursIT {
  private static final Settings KEY = Settings.ofKeys("k", null);

  @TempDir Path folder = Path.of(".");

  private final Commands commands = new Commands();

  @ParameterizedTest
  @EnumSource
  void aNeighbourHasToBeDeclared(Neighbour neighbour) {
    Settings shared = KEY.withAlso(Set.of(neighbour));
    try (Subject.Running server = new ReferenceSubject(shared).start(shared)) {
      String target = "127.0.0.1:" + server.address().getPort();
      String[] undeclared = {
        "run",
        "--target",
        target,
        "--key",
        "k",
        "--select",
        "frame.type.undeclared",
        "--timeout-scale",
        "0.2"
      };
      assertThat(commands.execute(undeclared)).as(commands.out()).isEqualTo(1);
      assertThat(commands.out()).contains("broken: V1-HDR-05", "also nothing");
      String[] declared = {
        "run",
        "--target",
        target,
        "--key",
        "k",
        "--select",
        "frame.type.*,robust.noise",
        "--also",
        neighbour.word()
      };
      assertThat(commands.execute(declared)).as(commands.out()).isZero();
      assertThat(commands.out()).contains("also " + neighbour.word());
    }
  }

  @Test
  void theReferenceServerIsJudgedWithWhatItHasOnByDefault() throws IOException {
    Path json = folder.resolve("run.json");
    assertThat(commands.execute("run", "--select", "frame.type.all", "--report", "json=" + json))
        .as(commands.out())
        .isZero();
    RunResult run = ResultJson.read(Files.readString(json));
    assertThat(run.declared()).containsEntry("also", "v2");
    assertThat(commands.out()).contains("also v2");
  }

  @Test
  void aSearchLeavesWhatIsDeclaredAlone() {
    String[] search = {"run", "--fuzz", "1", "--fuzz-conversations", "300", "--fuzz-out", "x"};
    search[search.length - 1] = folder.resolve("findings").toString();
    assertThat(commands.execute(search)).as(commands.out()).isZero();
  }

  @Test
  void anotherWordIsRefused() {
    assertThat(commands.execute("run", "--also", "v3")).isEqualTo(2);
    assertThat(commands.err()).startsWith("--also: no 'v3'; there are n-draft, v2, tls");
  }
}
