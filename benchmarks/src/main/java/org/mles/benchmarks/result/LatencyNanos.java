package org.mles.benchmarks.result;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.stats.Percentiles;

/**
 * Distribution of one kind of latency in one leg, in nanoseconds.
 *
 * @param count samples; none was dropped, made absolute or clamped
 * @param min smallest
 * @param mean arithmetic mean
 * @param p50 median
 * @param p90 nine of ten are not above
 * @param p99 null with fewer than 100 samples
 * @param max largest
 * @param curve values at the percentiles 0, 5, 10, 20 to 90 by tens, 95, 99, 99.9; shorter with few
 *     samples
 */
public record LatencyNanos(
    long count,
    long min,
    long mean,
    long p50,
    long p90,
    @Nullable Long p99,
    long max,
    List<Long> curve) {
  /** Refuses what lacks a part. */
  public LatencyNanos {
    Whole.list(curve, "curve");
  }

  private static final int P99_NEEDS = 100;

  /** Reads a histogram; returns null if it is empty. */
  public static @Nullable LatencyNanos of(Histogram histogram) {
    long count = histogram.getTotalCount();
    if (count == 0) {
      return null;
    }
    return new LatencyNanos(
        count,
        histogram.getMinValue(),
        Math.round(histogram.getMean()),
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(90),
        count < P99_NEEDS ? null : histogram.getValueAtPercentile(99),
        histogram.getMaxValue(),
        Percentiles.curve(histogram));
  }
}
