package org.mles.conformance.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/**
 * What changed between two runs.
 *
 * @param broken cases that fail now and did not before
 * @param fixed cases that failed before and do not now
 * @param other lines about every other change
 */
public record Difference(List<String> broken, List<String> fixed, List<String> other) {
  public Difference {
    broken = List.copyOf(broken);
    fixed = List.copyOf(fixed);
    other = List.copyOf(other);
  }

  /** Compares case by case. */
  public static Difference between(RunResult before, RunResult after) {
    Map<String, Verdict> old = new LinkedHashMap<>();
    before.cases().forEach(c -> old.put(c.id(), c.verdict()));
    List<String> broken = new ArrayList<>();
    List<String> fixed = new ArrayList<>();
    List<String> other = new ArrayList<>();
    for (CaseResult now : after.cases()) {
      Verdict then = old.remove(now.id());
      boolean failsNow = now.verdict().tally() == Verdict.Tally.FAILED;
      if (then == null) {
        (failsNow ? broken : other).add(now.id() + ": new, " + now.verdict().word());
      } else if (then != now.verdict()) {
        String line = now.id() + ": " + then.word() + " -> " + now.verdict().word();
        boolean failedThen = then.tally() == Verdict.Tally.FAILED;
        (failsNow && !failedThen ? broken : failedThen && !failsNow ? fixed : other).add(line);
      }
    }
    old.forEach((id, verdict) -> other.add(id + ": gone, was " + verdict.word()));
    return new Difference(broken, fixed, other);
  }
}
