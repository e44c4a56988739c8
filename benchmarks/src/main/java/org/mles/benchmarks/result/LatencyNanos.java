package org.mles.benchmarks.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
}
