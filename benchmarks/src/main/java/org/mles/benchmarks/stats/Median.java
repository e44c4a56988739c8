package org.mles.benchmarks.stats;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The middle one of values; of two middle ones the lower, so that it has been measured. */
public final class Median {
  private Median() {}

  /** Returns the median of values in any order; null if there are none. */
  public static @Nullable Long of(LongStream values) {
    long[] sorted = values.sorted().toArray();
    return sorted.length == 0 ? null : (Long) sorted[middle(sorted)];
  }

  /** Returns the median of at least one value, in any order. */
  public static long of(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[middle(sorted)];
  }

  private static int middle(long[] sorted) {
    return (sorted.length - 1) / 2;
  }
}
