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
import org.mles.benchmarks.workload.Profile;

/**
 * Judges a head against its base by the intervals of their ratios.
 *
 * <p>It fails if it is surely worse by more than the margin: 5 %, or what the base shows against
 * itself if that is more. It passes if it is surely not worse by what the metric can show on a
 * shared machine: 10 % of time, 14 % of CPU. In between, more rounds are needed. What a pass
 * excludes does not grow with the noise, or a regression could hide where the base differs much
 * from itself.
 *
 * <p>Only what two runs on a shared machine can agree on is judged: paired medians of the time to
 * the last subscriber, or to the last send, and the server's CPU time per delivery. No tails, no
 * single numbers.
 */
public final class GateJudge {
  /** Rounds after which the first verdict is tried. */
  public static final int FIRST_LOOK = 8;

  /** Rounds after which an open verdict is final. */
  public static final int LAST_LOOK = 32;

  /** The head is not worse by as much as the metrics can show. */
  public static final String PASS = "PASS";

  /** The head is worse by more than the margin. */
  public static final String FAIL = "FAIL";

  /** The intervals allow neither verdict. */
  public static final String INCONCLUSIVE = "INCONCLUSIVE";

  /** Too few rounds have valid legs of both. */
  public static final String INVALID = "INVALID";

  private static final double LEAST_MARGIN = 0.05;
  private static final int LOOK_EVERY = 4;
  private static final int FEWEST_PAIRS = 5;

  /** The regression that a pass has to exclude. */
  private static final double OF_TIME = 0.10;

  private static final double OF_CPU = 0.14;

  private GateJudge() {}

  /**
   * Returns whether a run may end now: there is a verdict after 8 rounds, or after four more, and
   * so on.
   */
  public static boolean enough(ResultFile soFar) {
    int rounds = soFar.rounds().size();
    boolean look = rounds >= FIRST_LOOK && (rounds - FIRST_LOOK) % LOOK_EVERY == 0;
    return look && !judge(soFar).verdict().equals(INCONCLUSIVE);
  }

  /** Judges a run whose subject is the base and whose other system is the head. */
  public static Gate judge(ResultFile result) {
    List<Finding> findings = new ArrayList<>();
    boolean sends = result.profile().equals(Profile.SENDS.key());
    Metric time = sends ? Metric.LAST_SEND : Metric.TIME_TO_LAST;
    findings.add(Finding.of(time, OF_TIME, result));
    findings.add(Finding.of(Metric.SERVER_CPU, OF_CPU, result));
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
      Metric metric,
      double excluded,
      @Nullable Comparison change,
      @Nullable Comparison control,
      double margin) {
    static Finding of(Metric metric, double excluded, ResultFile result) {
      Comparison control = find(metric, result.noiseFloor()).orElse(null);
      Comparison change = find(metric, result.comparisons()).orElse(null);
      double margin = Math.max(LEAST_MARGIN, halfWidth(control));
      return new Finding(metric, excluded, change, control, margin);
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
      return ci.get(0) > 1 + margin ? FAIL : ci.get(1) < 1 + excluded ? PASS : INCONCLUSIVE;
    }

    String words() {
      List<Double> ci = change == null ? null : change.ci95();
      return change == null || ci == null
          ? metric.words() + " unknown"
          : String.format(
              Locale.ROOT,
              "%s %.3f [%.3f, %.3f] in %d of them, fails above %.3f, passes below %.3f",
              metric.words(),
              change.ratio(),
              ci.get(0),
              ci.get(1),
              change.n(),
              1 + margin,
              1 + excluded);
    }
  }
}
