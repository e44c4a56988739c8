package org.mles.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.Test;

final class OpenFilesTest {
  @Test
  void refusesMoreConnectionsThanFilesMayBeOpen() {
    assertThatIOException()
        .isThrownBy(() -> OpenFiles.require(5000, 1024))
        .withMessageContaining("ulimit -n 1024");
  }

  @Test
  void takesWhatFits() {
    assertThatCode(() -> OpenFiles.require(800, 1024)).doesNotThrowAnyException();
  }
}
