package org.mles.benchmarks.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RatioIntervalTest {
  @Test
  void findsTheRatioOfTwoSystemsThatShareEachRoundsNoise() {
    double[] a = new double[20];
    double[] b = new double[20];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < a.length; i++) {
      double machine = 1 + 3 * random.nextDouble();
      b[i] = machine;
      a[i] = machine * 4 * (1 + 0.02 * random.nextDouble());
    }
    RatioInterval interval = RatioInterval.of(a, b);
    assertThat(interval.ratio()).isCloseTo(4.04, within(0.02));
    assertThat(interval.lo()).isGreaterThan(4.0);
    assertThat(interval.hi()).isLessThan(4.08);
    assertThat(interval.wilcoxonP()).isLessThan(0.001);
  }

  @Test
  void isAtLeastAsWideAsStudentsInterval() {
    // logs 0, 1, 2: mean 1, standard error 1/sqrt(3), t(0.975, 2) = 4.302653
    RatioInterval interval =
        RatioInterval.of(new double[] {1, Math.E, Math.exp(2)}, new double[] {1, 1, 1});
    assertThat(interval.ratio()).isCloseTo(Math.E, within(1e-9));
    assertThat(interval.lo()).isCloseTo(Math.exp(1 - 4.302653 / Math.sqrt(3)), within(1e-4));
    assertThat(interval.hi()).isCloseTo(Math.exp(1 + 4.302653 / Math.sqrt(3)), within(1e-3));
  }

  @Test
  void givesTheSameIntervalEachTime() {
    double[] a = {3, 5, 4, 6, 5};
    double[] b = {1, 2, 1, 2, 3};
    assertThat(RatioInterval.of(a, b)).isEqualTo(RatioInterval.of(a, b));
  }

  @Test
  void hasNoIntervalWithOneRound() {
    RatioInterval interval = RatioInterval.of(new double[] {3}, new double[] {2});
    assertThat(interval.lo()).isNull();
    assertThat(interval.hi()).isNull();
  }

  @Test
  void refusesValuesThatHaveNoRatio() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RatioInterval.of(new double[] {0}, new double[] {2}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RatioInterval.of(new double[] {1, 2}, new double[] {2}));
  }

  @Test
  void seesNothingBetweenEqualSystems() {
    double[] same = {3, 5, 4, 6, 5, 7};
    RatioInterval interval = RatioInterval.of(same, same);
    assertThat(interval.ratio()).isEqualTo(1);
    assertThat(interval.lo()).isEqualTo(1);
    assertThat(interval.hi()).isEqualTo(1);
    assertThat(interval.wilcoxonP()).isNull();
  }
}
