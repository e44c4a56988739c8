package org.mles.benchmarks.stats;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.jspecify.annotations.Nullable;

/**
 * Ratio of two systems over rounds, with a 95 % interval.
 *
 * <p>The round is the unit: both systems were measured in it, minutes apart at most, so the
 * logarithm of their ratio is one sample and whatever the machine did to both of them cancels. The
 * interval is the wider one of Student's t over those logarithms and of a seeded percentile
 * bootstrap.
 *
 * @param ratio geometric mean of the rounds' ratios
 * @param lo lower end of the 95 % interval, null with fewer than two rounds
 * @param hi upper end of the 95 % interval, null with fewer than two rounds
 * @param n number of rounds
 * @param wilcoxonP two-sided p of the signed-rank test, null with fewer than five rounds
 */
public record RatioInterval(
    double ratio, @Nullable Double lo, @Nullable Double hi, int n, @Nullable Double wilcoxonP) {
  /** How the interval is made, for result files. */
  public static final String METHOD =
      "per-round log ratio; the wider of Student's t and a percentile bootstrap of 10000, 95 %";

  /** Fewest rounds from which a verdict is drawn. */
  public static final int MIN_ROUNDS_FOR_VERDICT = 5;

  private static final int RESAMPLES = 10_000;
  private static final double TAIL = 0.025;
  private static final long SEED = 20170712L;

  /**
   * Pairs two systems by round.
   *
   * @param a positive values of one system, one per round
   * @param b positive values of the other, the same rounds in the same order
   */
  public static RatioInterval of(double[] a, double[] b) {
    if (a.length != b.length || a.length == 0) {
      throw new IllegalArgumentException(a.length + " against " + b.length + " rounds");
    }
    double[] logs = IntStream.range(0, a.length).mapToDouble(i -> logRatio(a[i], b[i])).toArray();
    double mean = mean(logs);
    if (logs.length < 2) {
      return new RatioInterval(Math.exp(mean), null, null, logs.length, null);
    }
    double[] boot = bootstrap(logs);
    double half = studentHalfWidth(logs, mean);
    double lo = Math.min(mean - half, boot[0]);
    double hi = Math.max(mean + half, boot[1]);
    return new RatioInterval(
        Math.exp(mean), Math.exp(lo), Math.exp(hi), logs.length, wilcoxon(logs));
  }

  private static double logRatio(double a, double b) {
    if (!(a > 0) || !(b > 0)) {
      throw new IllegalArgumentException("ratio of " + a + " and " + b);
    }
    return Math.log(a / b);
  }

  private static double studentHalfWidth(double[] logs, double mean) {
    double squares = DoubleStream.of(logs).map(log -> (log - mean) * (log - mean)).sum();
    double standardError = Math.sqrt(squares / (logs.length - 1) / logs.length);
    return TDistribution.of(logs.length - 1).inverseSurvivalProbability(TAIL) * standardError;
  }

  private static double[] bootstrap(double[] logs) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int j = 0; j < logs.length; j++) {
        sum += logs[random.nextInt(logs.length)];
      }
      means[i] = sum / logs.length;
    }
    Arrays.sort(means);
    int cut = (int) Math.floor(TAIL * RESAMPLES);
    return new double[] {means[cut], means[RESAMPLES - 1 - cut]};
  }

  private static @Nullable Double wilcoxon(double[] logs) {
    if (logs.length < MIN_ROUNDS_FOR_VERDICT || DoubleStream.of(logs).allMatch(log -> log == 0)) {
      return null;
    }
    return WilcoxonSignedRankTest.withDefaults()
        .with(AlternativeHypothesis.TWO_SIDED)
        .test(logs)
        .getPValue();
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).sum() / values.length;
  }
}
