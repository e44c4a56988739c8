package org.mles.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

final class ArrivalsTest {
  private static final int OCTETS = 20;

  private final Arrivals arrivals =
      new Arrivals(new Workload(Profile.BURST, 1, OCTETS, 1, 0, 1, 0, 8, 1, 0), 8, 1);

  @Test
  void countsEachStageOfItsOwn() {
    for (Stage stage : Stage.values()) {
      arrivals.delivered(0, ProbePayload.word(stage, 0), OCTETS);
    }
    assertThat(arrivals.readyCount()).isEqualTo(1);
    assertThat(arrivals.closedCount()).isEqualTo(1);
    assertThat(arrivals.warmup().slowest()).isEqualTo(1);
    assertThat(arrivals.measured().slowest()).isEqualTo(1);
    assertThat(arrivals.foreign()).isZero();
  }

  @Test
  void takesForForeignWhatNobodyOfOursCanHaveSent() {
    arrivals.delivered(0, 0, OCTETS);
    arrivals.delivered(0, ProbePayload.word(Stage.MEASURED, 0), OCTETS + 1);
    arrivals.delivered(0, ProbePayload.word(Stage.MEASURED, 1L << 50), OCTETS);
    assertThat(arrivals.foreign()).isEqualTo(3);
    assertThat(arrivals.measured().slowest()).isZero();
  }
}
