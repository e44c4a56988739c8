package org.mles.conformance.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/**
 * A sentence that cases ended with, said once for all of them.
 *
 * @param verdict of each of the cases
 * @param sentence first line of their messages
 * @param cases at least one, in the order of the run
 */
record Remark(Verdict verdict, String sentence, List<CaseResult> cases) {
  /** Returns the remarks on those cases of a run that are wanted, the first case first. */
  static List<Remark> of(RunResult run, Predicate<CaseResult> wanted) {
    Map<List<Object>, List<CaseResult>> same = new LinkedHashMap<>();
    for (CaseResult result : run.cases()) {
      if (wanted.test(result)) {
        List<Object> words = List.of(result.verdict(), Diagnosis.firstLine(result));
        same.computeIfAbsent(words, w -> new ArrayList<>()).add(result);
      }
    }
    return same.values().stream()
        .map(all -> new Remark(all.get(0).verdict(), Diagnosis.firstLine(all.get(0)), all))
        .toList();
  }

  /** Returns the remark with its cases by name alone. */
  Finding finding() {
    return new Finding(verdict, sentence, cases.stream().map(CaseResult::id).toList());
  }
}
