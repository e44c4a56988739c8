package org.mles.benchmarks.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mles.benchmarks.stats.NoiseWatch.CpuLine;

final class NoiseWatchTest {
  private static final CpuLine BEFORE = new CpuLine(1_000, 10);

  @Test
  void tellsWhichShareOfTheProcessorOthersHad() {
    assertThat(new CpuLine(1_200, 40).stealSince(BEFORE)).isEqualTo(0.15);
    assertThat(new CpuLine(1_200, 10).stealSince(BEFORE)).isZero();
  }

  @Test
  void knowsNoShareOfATimeThatIsTooShortToCount() {
    assertThat(new CpuLine(1_059, 17).stealSince(BEFORE)).isNull();
    assertThat(BEFORE.stealSince(BEFORE)).isNull();
  }
}
