package org.mles.proxy.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a history is taken for over. */
final class LullTest {
  private static final long STILL = Lull.STILL.toNanos();
  private static final long LONGEST = Lull.LONGEST.toNanos();

  /** Where a clock of nanoseconds may be: it overflows between the two ends. */
  private static final long NOW = Long.MAX_VALUE - 2 * STILL;

  private final Lull lull = new Lull();

  @Test
  void isOverWhenNothingHasComeForAMoment() {
    lull.begin(NOW);
    assertThat(lull.leftNanos(NOW + 1)).isEqualTo(STILL - 1);
    lull.stir(NOW + 10);

    assertThat(lull.leftNanos(NOW + 10)).isEqualTo(STILL);
    assertThat(lull.leftNanos(NOW + 10 + STILL)).isZero();
  }

  @Test
  void isOverInTheEndWhateverComes() {
    lull.begin(NOW);
    lull.stir(NOW + LONGEST - 5);

    assertThat(lull.leftNanos(NOW + LONGEST - 5)).isEqualTo(5);
  }

  @Test
  void countsFromTheJoinEvenIfWhatItSaidCameEarlier() {
    lull.stir(NOW - LONGEST);
    lull.begin(NOW);

    assertThat(lull.leftNanos(NOW)).isEqualTo(STILL);
  }
}
