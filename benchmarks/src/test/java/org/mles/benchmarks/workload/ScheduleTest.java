package org.mles.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static final Workload PACED = Workload.of(Profile.PACED, 100);

  @Test
  void staysWithinAQuarterPeriodOfTheGrid() {
    long[] offsets = Schedule.offsetsNanos(PACED);
    for (int i = 0; i < offsets.length; i++) {
      assertThat(offsets[i] - i * PACED.periodNanos()).isBetween(0L, PACED.periodNanos() / 4);
    }
  }

  @Test
  void keepsGapsWithinAQuarterOfTheirMean() {
    for (long gap : Schedule.gapsNanos(PACED)) {
      assertThat(gap).isBetween(PACED.periodNanos() * 3 / 4, PACED.periodNanos() * 5 / 4);
    }
  }

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(Schedule.offsetsNanos(PACED)).isEqualTo(Schedule.offsetsNanos(PACED));
    assertThat(Schedule.gapsNanos(PACED)).isEqualTo(Schedule.gapsNanos(PACED));
  }

  @Test
  void refusesAPayloadThatCannotCarryItsNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Workload(Profile.BURST, 1, 7, 0, 0, 1, 0, 1, 1, 0))
        .withMessageContaining("7 octets");
  }

  @Test
  void namesTheProfilesWhenThereIsNoSuch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Profile.of("bursts"))
        .withMessageContaining("claim-2017");
  }
}
