package org.mles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.mles.testing.ReleasedOptions;

class ReleasedOptionsTest {
  @Test
  void noOptionOfAReleaseWasDropped() throws IOException {
    assertThat(
            ReleasedOptions.missing(
                MlesCommand.commandLine(Stdio.ofProcess()), getClass(), "options-0.1.0.txt"))
        .isEmpty();
  }
}
