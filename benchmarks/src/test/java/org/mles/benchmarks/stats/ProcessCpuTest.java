package org.mles.benchmarks.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcessCpuTest {
  @Test
  void readsAStatLineWhoseCommandHoldsSpacesAndParentheses() {
    String stat = "42 (a (b) c) S 1 42 42 0 -1 4194560 1 2 3 4 150 50 0 0 20 0 1 0";
    assertThat(ProcessCpu.ofStat(stat)).isEqualTo(2_000_000_000L);
  }

  @Test
  void knowsThisProcess() {
    assertThat(ProcessCpu.nanos(List.of(ProcessHandle.current().pid())).getAsLong()).isPositive();
  }

  @Test
  void isUnknownWithoutAProcess() {
    assertThat(ProcessCpu.nanos(List.of())).isEmpty();
  }
}
