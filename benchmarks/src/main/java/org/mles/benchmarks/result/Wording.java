package org.mles.benchmarks.result;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.ResultFile.Comparison;
import org.mles.benchmarks.stats.RatioInterval;

/** Numbers and verdicts as a reader wants them. Thread: any. */
public final class Wording {
  private static final String UNKNOWN = "–";

  private Wording() {}

  /** Writes nanoseconds in the unit that suits them. */
  public static String time(@Nullable Long nanos) {
    if (nanos == null) {
      return UNKNOWN;
    }
    if (nanos < 1_000) {
      return nanos + " ns";
    }
    if (nanos < 999_500) {
      return String.format(Locale.ROOT, nanos < 100_000 ? "%.1f µs" : "%.0f µs", nanos / 1e3);
    }
    return String.format(Locale.ROOT, nanos < 10_000_000 ? "%.2f ms" : "%.1f ms", nanos / 1e6);
  }

  /** Writes a count with thin groups. */
  public static String count(@Nullable Long value) {
    return value == null
        ? UNKNOWN
        : String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
  }

  /** Writes a metric's value. */
  public static String value(Metric metric, @Nullable Long value) {
    return metric == Metric.THROUGHPUT ? count(value) : time(value);
  }

  /** Writes a ratio. */
  public static String ratio(double ratio) {
    return ratio < 0.095
        ? String.format(Locale.ROOT, "%.3f", ratio)
        : String.format(Locale.ROOT, ratio < 99.5 ? "%.2f" : "%.0f", ratio);
  }

  /** Writes a ratio with its interval. */
  public static String interval(Optional<Comparison> comparison) {
    if (comparison.isEmpty()) {
      return UNKNOWN;
    }
    List<Double> ci = comparison.get().ci95();
    String ratio = ratio(comparison.get().ratio());
    return ci == null ? ratio : ratio + " [" + ratio(ci.get(0)) + ", " + ratio(ci.get(1)) + "]";
  }

  /**
   * Says what a comparison shows. A difference that the subject also shows against itself is none.
   *
   * @param control the subject's two legs, if there are
   */
  public static String verdict(Metric metric, Comparison comparison, Optional<Comparison> control) {
    List<Double> ci = comparison.ci95();
    if (ci == null || comparison.n() < RatioInterval.MIN_ROUNDS_FOR_VERDICT) {
      return "no verdict, too few rounds ("
          + comparison.n()
          + "); measured ratio "
          + ratio(comparison.ratio());
    }
    if ((ci.get(0) <= 1 && ci.get(1) >= 1) || insideControl(comparison, control)) {
      return "no difference between " + comparison.a() + " and " + comparison.b();
    }
    return sentence(metric, comparison, ci);
  }

  private static boolean insideControl(Comparison comparison, Optional<Comparison> control) {
    List<Double> band = control.map(Comparison::ci95).orElse(null);
    return band != null && comparison.ratio() >= band.get(0) && comparison.ratio() <= band.get(1);
  }

  private static String sentence(Metric metric, Comparison comparison, List<Double> ci) {
    boolean more = comparison.ratio() > 1;
    double factor = more ? comparison.ratio() : 1 / comparison.ratio();
    double from = more ? ci.get(0) : 1 / ci.get(1);
    double to = more ? ci.get(1) : 1 / ci.get(0);
    boolean secondWins = more != metric.moreIsBetter();
    int rounds =
        secondWins ? comparison.roundsFaster() : comparison.n() - comparison.roundsFaster();
    return String.format(
        Locale.ROOT,
        "%s: %s is %s times better than %s (95 %% interval %s to %s, %d of %d rounds)",
        metric.words(),
        secondWins ? comparison.b() : comparison.a(),
        ratio(factor),
        secondWins ? comparison.a() : comparison.b(),
        ratio(from),
        ratio(to),
        rounds,
        comparison.n());
  }
}
