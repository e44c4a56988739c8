package org.mles.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultFile.Comparison;
import org.mles.benchmarks.result.ResultFile.Gate;

/**
 * Judges a head against its base by the intervals of their ratios. A ratio within the margin is no
 * regression; the margin is never smaller than what the base shows against itself. If that is a
 * lot, nothing passes: where the base differs from itself, a regression could hide.
 *
 * <p>Only what two runs on a shared machine can agree on is judged: paired medians of the time to
 * the last subscriber, and the server's CPU time per delivery. No tails, no single numbers.
 */
public final class GateJudge {
  /** Rounds after which a verdict is looked for. */
  public static final int FIRST_LOOK = 8;

  /** Rounds after which it is given up. */
  public static final int LAST_LOOK = 20;

  /** Head and base do not differ by more than the margin. */
  public static final String PASS = "PASS";

  /** The head is worse by more than the margin. */
  public static final String FAIL = "FAIL";

  /** The rounds do not tell. */
  public static final String INCONCLUSIVE = "INCONCLUSIVE";

  /** Too few rounds have valid legs of both. */
  public static final String INVALID = "INVALID";

  private static final double LEAST_MARGIN = 0.05;
  private static final double WIDEST_PASSING_MARGIN = 0.12;
  private static final int LOOK_EVERY = 4;
  private static final int FEWEST_PAIRS = 5;
  private static final List<Metric> METRICS = List.of(Metric.TIME_TO_LAST, Metric.SERVER_CPU);

  private GateJudge() {}

  /** Returns whether a run may end with what it has: at 8, 12 and 16 rounds, if they tell. */
  public static boolean enough(ResultFile soFar) {
    int rounds = soFar.rounds().size();
    boolean look = rounds >= FIRST_LOOK && (rounds - FIRST_LOOK) % LOOK_EVERY == 0;
    return look && !judge(soFar).verdict().equals(INCONCLUSIVE);
  }

  /** Judges a run whose subject is the base and whose other system is the head. */
  public static Gate judge(ResultFile result) {
    List<Finding> findings = new ArrayList<>();
    METRICS.forEach(metric -> findings.add(Finding.of(metric, result)));
    double margin = findings.stream().mapToDouble(Finding::margin).max().orElse(LEAST_MARGIN);
    StringBuilder reason = new StringBuilder("head over base after ");
    reason.append(result.rounds().size()).append(" rounds: ");
    reason.append(String.join("; ", findings.stream().map(Finding::words).toList()));
    return new Gate(verdict(findings), margin, reason.toString());
  }

  /** The worst finding decides, save that a regression in one metric needs no second one. */
  private static String verdict(List<Finding> findings) {
    List<String> all = findings.stream().map(Finding::verdict).toList();
    return List.of(FAIL, INVALID, INCONCLUSIVE).stream()
        .filter(all::contains)
        .findFirst()
        .orElse(PASS);
  }

  /** What one metric says. */
  private record Finding(
      Metric metric, @Nullable Comparison change, @Nullable Comparison control, double margin) {
    static Finding of(Metric metric, ResultFile result) {
      Comparison control = find(metric, result.noiseFloor()).orElse(null);
      Comparison change = find(metric, result.comparisons()).orElse(null);
      return new Finding(metric, change, control, Math.max(LEAST_MARGIN, halfWidth(control)));
    }

    private static Optional<Comparison> find(Metric metric, List<Comparison> all) {
      return all.stream().filter(one -> one.metric().equals(metric.key())).findFirst();
    }

    private static double halfWidth(@Nullable Comparison control) {
      List<Double> ci = control == null ? null : control.ci95();
      return ci == null ? 0 : (ci.get(1) - ci.get(0)) / 2;
    }

    String verdict() {
      List<Double> ci = change == null ? null : change.ci95();
      if (change == null || ci == null || change.n() < FEWEST_PAIRS || control == null) {
        return INVALID;
      }
      double bound = 1 + margin;
      if (ci.get(0) > bound) {
        return FAIL;
      }
      return ci.get(1) < bound && margin <= WIDEST_PASSING_MARGIN ? PASS : INCONCLUSIVE;
    }

    String words() {
      List<Double> ci = change == null ? null : change.ci95();
      return change == null || ci == null
          ? metric.words() + " unknown"
          : String.format(
              Locale.ROOT,
              "%s %.3f [%.3f, %.3f] in %d of them, allowed %.3f",
              metric.words(),
              change.ratio(),
              ci.get(0),
              ci.get(1),
              change.n(),
              1 + margin);
    }
  }
}
