package org.mles.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.mles.testing.ReleasedOptions;

final class ReleasedOptionsTest {
  @Test
  void noOptionOfAReleaseWasDropped() throws IOException {
    assertThat(
            ReleasedOptions.missing(
                BenchmarksCommand.commandLine(), getClass(), "options-0.1.0.txt"))
        .isEmpty();
  }
}
