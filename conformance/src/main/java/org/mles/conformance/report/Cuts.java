package org.mles.conformance.report;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/**
 * Finds failures of cases that pass if what is sent is not cut: they are a matter of where sends
 * are cut, whatever the case is about, unless more cases fail that cut nothing. Thread: any.
 */
final class Cuts {
  private static final String IN_HEADER = "V1-HDR-11";
  private static final String IN_BODY = "V1-HDR-13";

  private Cuts() {}

  /** Returns the results of a run, with those failures as ones of the clause about pieces. */
  static List<CaseResult> named(RunResult run) {
    if (!run.spec().equals("v1")) {
      return run.cases();
    }
    Set<String> whole = ids(run, c -> c.verdict() == Verdict.PASS && !isCut(c));
    Set<String> cutAlone = KnownMistakes.names(ids(run, c -> isMatterOfCuts(c, whole)));
    boolean most =
        cutAlone.size() >= ids(run, c -> c.verdict() == Verdict.FAIL && !isCut(c)).size();
    return run.cases().stream()
        .map(c -> most && isMatterOfCuts(c, whole) ? c.breaking(clause(c)) : c)
        .toList();
  }

  private static Set<String> ids(RunResult run, Predicate<CaseResult> wanted) {
    return run.cases().stream().filter(wanted).map(CaseResult::id).collect(Collectors.toSet());
  }

  private static boolean isMatterOfCuts(CaseResult result, Set<String> whole) {
    return isCut(result)
        && result.verdict() == Verdict.FAIL
        && whole.contains(KnownMistakes.name(result.id()));
  }

  private static boolean isCut(CaseResult result) {
    return result.id().endsWith("]");
  }

  private static String clause(CaseResult result) {
    return result.id().endsWith("[in-body]") ? IN_BODY : IN_HEADER;
  }
}
