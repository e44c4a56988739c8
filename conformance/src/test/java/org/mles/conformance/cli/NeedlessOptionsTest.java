package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.outcome.Verdict;

/** Options that would do nothing are refused, before anything runs. */
final class NeedlessOptionsTest {
  @TempDir Path folder = Path.of(".");

  private final Commands commands = new Commands();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --fuzz-conversations 5",
        "run server --fuzz-out findings",
        "run --fuzz 1 --jobs 2",
        "run --fuzz 1 --repeat 2",
        "run --fuzz 1 --shuffle",
        "run --fuzz 1 --fail-fast",
        "run --fuzz 1 --level all",
        "run --fuzz 1 --dry-run",
        "run --fuzz 1 --expected-failures list.txt",
        "run --fuzz 1 --select frame.*",
        "run --profile n-draft --also v2",
        "run client --only listens",
        "run --ca authority.pem",
        "run server --insecure",
        "run --tls --insecure",
        "run --tls --also tls",
        "run --target 127.0.0.1:1 --tls --ca authority.pem --insecure",
        "run codec --timeout-scale 2",
        "run codec --start-deadline 9s",
        "run --start-deadline 9s",
        "run --target 127.0.0.1:1 --start-deadline 9s",
        "run peer --start-deadline 9s",
      })
  void anOptionWithoutEffectIsRefused(String line) {
    assertThat(commands.execute(line.split(" ", -1))).as(line).isEqualTo(2);
    assertThat(commands.errLines()).hasSize(1);
    assertThat(commands.out()).isEmpty();
  }

  @Test
  void anOptionInFrontOfAnotherCommandIsRefused() {
    assertThat(commands.execute("run", "--jobs", "2", "codec")).isEqualTo(2);
    assertThat(commands.err()).startsWith("--jobs belongs behind 'codec'");
    assertThat(commands.execute("run", "codec", "--help")).isZero();
  }

  @Test
  void aReplayTakesSeedAndOrderFromTheSavedRun() throws IOException {
    String run = SavedRuns.write(folder, "run.json", SavedRuns.server(Verdict.FAIL));
    assertThat(commands.execute("replay", run, "--seed", "7")).isEqualTo(2);
    assertThat(commands.err()).startsWith("--seed is that of the saved result");
    assertThat(commands.execute("replay", run, "--jobs", "7")).isEqualTo(2);
  }
}
