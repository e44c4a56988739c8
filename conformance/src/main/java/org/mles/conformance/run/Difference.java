package org.mles.conformance.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/**
 * What changed between two runs. What one of them has no verdict about is not compared: a run that
 * never reached its subject has broken nothing, and proves nothing. Thread: any.
 */
public final class Difference {
  /** Kinds of change. */
  public enum Change {
    /** Fails now and did not before. */
    BROKEN("broken"),
    /** Failed before and does not now. */
    FIXED("fixed"),
    /** Any other change of a verdict. */
    OTHER("changed otherwise"),
    /** Did not run, or only one of the runs judged it. */
    UNCOMPARED("not compared");

    private final String words;

    Change(String words) {
      this.words = words;
    }

    /** Returns the words of the last line. */
    public String words() {
      return words;
    }
  }

  private final Map<Change, List<String>> lines = new EnumMap<>(Change.class);

  private Difference() {}

  /**
   * Compares case by case.
   *
   * @throws IllegalArgumentException if the runs are about different kinds of subjects or protocols
   */
  public static Difference between(RunResult before, RunResult after) {
    before.requireComparable(after);
    Map<String, Verdict> old = new LinkedHashMap<>();
    before.cases().forEach(c -> old.put(c.id(), c.verdict()));
    Difference difference = new Difference();
    for (CaseResult now : after.cases()) {
      difference.add(now.id(), old.remove(now.id()), now.verdict());
    }
    old.forEach((id, verdict) -> difference.add(id, verdict, null));
    return difference;
  }

  /** Returns one line for each change of a kind: the case, and its verdicts. */
  public List<String> lines(Change change) {
    return List.copyOf(lines.getOrDefault(change, List.of()));
  }

  private void add(String id, @Nullable Verdict then, @Nullable Verdict now) {
    boolean failedThen = then != null && then.tally() == Verdict.Tally.FAILED;
    boolean failsNow = now != null && now.tally() == Verdict.Tally.FAILED;
    if (failsNow && !failedThen) {
      put(Change.BROKEN, id, then, now);
    } else if (then == Verdict.NOT_RUN || now == Verdict.NOT_RUN) {
      put(Change.UNCOMPARED, id, then, now);
    } else if (isJudged(then) && !isJudged(now)) {
      put(Change.UNCOMPARED, id, then, now);
    } else if (failedThen && !failsNow) {
      put(Change.FIXED, id, then, now);
    } else if (then != now) {
      put(Change.OTHER, id, then, now);
    }
  }

  private static boolean isJudged(@Nullable Verdict verdict) {
    return verdict != null && verdict != Verdict.NOT_RUN && verdict != Verdict.NOT_APPLICABLE;
  }

  private void put(Change change, String id, @Nullable Verdict then, @Nullable Verdict now) {
    String from = then == null ? "new" : then.word();
    String to = now == null ? "gone" : now.word();
    lines.computeIfAbsent(change, c -> new ArrayList<>()).add(id + ": " + from + " -> " + to);
  }
}
