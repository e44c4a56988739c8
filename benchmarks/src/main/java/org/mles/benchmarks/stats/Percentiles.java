package org.mles.benchmarks.stats;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Reads a histogram of nanoseconds at fixed percentiles. Thread: caller. */
public final class Percentiles {
  /** Percentiles of every curve in a result file. */
  public static final List<Double> CURVE =
      List.of(0.0, 5.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 95.0, 99.0, 99.9);

  private static final int DIGITS = 3;

  private Percentiles() {}

  /** Makes an empty histogram: three digits, resized as needed. */
  public static Histogram histogram() {
    return new Histogram(DIGITS);
  }

  /** Returns the values at {@link #CURVE}, without those that so few samples cannot support. */
  public static List<Long> curve(Histogram histogram) {
    List<Long> values = new ArrayList<>();
    for (double percentile : CURVE) {
      if (supports(histogram.getTotalCount(), percentile)) {
        values.add(histogram.getValueAtPercentile(percentile));
      }
    }
    return values;
  }

  /** Returns whether at least one sample of {@code count} lies above {@code percentile}. */
  static boolean supports(long count, double percentile) {
    return count * (100 - percentile) >= 100 - 1e-6;
  }
}
