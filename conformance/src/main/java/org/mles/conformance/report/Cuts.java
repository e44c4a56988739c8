package org.mles.conformance.report;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.wire.Segmentation;

/**
 * Finds failures of cases that pass if the same is said in one piece: they are a matter of pieces,
 * whatever the case is about, unless more cases fail that cut nothing. Thread: any.
 */
final class Cuts {
  private static final String IN_HEADER = "V1-HDR-11";
  private static final String IN_BODY = "V1-HDR-13";
  private static final String FRAGMENTS = "V2-WS-09";
  private static final String MASKS = "V2-WS-08";

  private Cuts() {}

  /** Returns the results of a run, with those failures as ones of the clause about pieces. */
  static List<CaseResult> named(RunResult run) {
    Set<String> whole = ids(run, c -> c.verdict() == Verdict.PASS && !isCut(c));
    Set<String> cutAlone = KnownMistakes.names(ids(run, c -> isMatterOfCuts(c, whole)));
    boolean most =
        cutAlone.size() >= ids(run, c -> c.verdict() == Verdict.FAIL && !isCut(c)).size();
    return run.cases().stream()
        .map(c -> most && isMatterOfCuts(c, whole) ? c.breaking(clause(run, c)) : c)
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

  private static String clause(RunResult run, CaseResult result) {
    Segmentation plan =
        Stream.of(Segmentation.values())
            .filter(one -> result.id().endsWith("[" + one.word() + "]"))
            .findFirst()
            .orElse(Segmentation.WHOLE);
    return switch (plan.axis()) {
      case FRAGMENTS -> FRAGMENTS;
      case MASKS -> MASKS;
      case SENDS ->
          run.spec().equals("v1")
              ? plan == Segmentation.IN_BODY ? IN_BODY : IN_HEADER
              : result.broken();
      case NONE -> result.broken();
    };
  }
}
