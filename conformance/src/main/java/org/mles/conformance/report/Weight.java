package org.mles.conformance.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/**
 * Orders clauses by the evidence that they are what is wrong, the best first. Each clause is given
 * as the failures that it is seen in.
 *
 * <ol>
 *   <li>What is plain whatever the case is about, such as an echo, if most failures show it.
 *   <li>The clause that a mistake breaks which is known to make the same cases fail: it explains
 *       all of them with one assumption. A case that was made to show that mistake must have
 *       failed. If several explain as much, the one that more mistakes break.
 *   <li>A broken rule before a recommendation.
 *   <li>The clause of the case that the fewest mistakes make fail: nothing else explains it.
 *   <li>The clause with more failures, which are cases and not their cuttings.
 * </ol>
 *
 * <p>Thread: any.
 */
final class Weight implements Comparator<List<CaseResult>> {
  /** Below this likeness a mistake that is known explains too little. */
  private static final double LEAST_LIKENESS = 0.6;

  private final KnownMistakes known;
  private final Set<String> failing = new HashSet<>();
  private final Map<KnownMistakes.Mistake, Double> likeness = new HashMap<>();
  private final int failures;

  Weight(RunResult run, KnownMistakes known) {
    this.known = known;
    int plain = 0;
    for (CaseResult result : run.cases()) {
      if (isAgainstTheSubject(result)) {
        failing.add(KnownMistakes.name(result.id()));
        plain++;
      }
    }
    failures = plain;
    known.all().forEach(mistake -> likeness.put(mistake, known.likeness(failing, mistake)));
  }

  /** Says whether the subject got past the controls of a case and missed something then. */
  private static boolean isAgainstTheSubject(CaseResult result) {
    return result.verdict() != Verdict.NOT_RUN
        && !result.decidedBy().isEmpty()
        && !result.message().startsWith("positive control:");
  }

  @Override
  public int compare(List<CaseResult> one, List<CaseResult> other) {
    return Comparator.comparing(this::isPlain)
        .reversed()
        .thenComparing(Comparator.comparingDouble(this::explains).reversed())
        .thenComparing(Comparator.comparingLong(this::explaining).reversed())
        .thenComparing(Weight::isRecommended)
        .thenComparingInt(this::leastBreadth)
        .thenComparing(Comparator.comparingInt(Weight::cases).reversed())
        .compare(one, other);
  }

  private boolean isPlain(List<CaseResult> cases) {
    long stumbled = cases.stream().filter(c -> !isAbout(c)).count();
    return 2 * stumbled > failures;
  }

  /** Returns how well the best mistake that breaks this clause explains the run, 0 for not. */
  double explains(List<CaseResult> cases) {
    double most =
        likeness.entrySet().stream()
            .filter(e -> shows(e.getKey(), cases))
            .mapToDouble(Map.Entry::getValue)
            .max()
            .orElse(0);
    return most < LEAST_LIKENESS ? 0 : most;
  }

  private long explaining(List<CaseResult> cases) {
    double most = explains(cases);
    return likeness.entrySet().stream()
        .filter(e -> most > 0 && e.getValue() == most && shows(e.getKey(), cases))
        .count();
  }

  /** Returns what the mistake does that is most like these failures; empty if none is. */
  String likely(List<CaseResult> cases) {
    double most = explains(cases);
    return likeness.entrySet().stream()
        .filter(e -> most > 0 && e.getValue() == most && shows(e.getKey(), cases))
        .map(e -> e.getKey().does())
        .min(Comparator.naturalOrder())
        .orElse("");
  }

  private boolean shows(KnownMistakes.Mistake mistake, List<CaseResult> cases) {
    return mistake.breaks().equals(cases.get(0).broken())
        && mistake.showing().stream().anyMatch(failing::contains);
  }

  private static boolean isRecommended(List<CaseResult> cases) {
    return cases.stream().noneMatch(c -> c.level().equals("must"));
  }

  private int leastBreadth(List<CaseResult> cases) {
    return cases.stream().mapToInt(this::breadth).min().orElse(0);
  }

  /** Returns how many mistakes are known to make a case fail. */
  int breadth(CaseResult result) {
    return known.breadth(KnownMistakes.name(result.id()));
  }

  private static int cases(List<CaseResult> cases) {
    return KnownMistakes.names(cases.stream().map(CaseResult::id).toList()).size();
  }

  private static boolean isAbout(CaseResult result) {
    return result.clauses().get(0).equals(result.broken());
  }
}
