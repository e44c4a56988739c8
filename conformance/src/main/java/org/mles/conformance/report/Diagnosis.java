package org.mles.conformance.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/**
 * What is wrong, clause by clause: one mistake makes many cases fail, and the report should begin
 * with the mistake. Thread: any.
 *
 * @param broken clauses that were seen to be broken, the one with the best evidence first; of
 *     recommendations only those that explain what else failed, or all if nothing is broken
 * @param unjudged failures of a positive control that point to no clause
 * @param unserved what to look at first if nobody was served, empty otherwise
 */
public record Diagnosis(List<Broken> broken, List<CaseResult> unjudged, String unserved) {
  private static final int MOST_NAMED = 3;

  /** Without any of these there is nothing to say. */
  private static final Set<Verdict> TELLING = EnumSet.of(Verdict.FAIL, Verdict.FLAKY, Verdict.WARN);

  /**
   * One broken clause.
   *
   * @param clause its id
   * @param text its level and text; empty if the result does not tell
   * @param witness the failure that shows it best
   * @param cases how many failures it is behind
   * @param likely what a mistake that looks like this does; empty if none is known
   */
  public record Broken(String clause, String text, CaseResult witness, int cases, String likely) {
    /** Returns the mistake that this looks like, after other words; empty if none is known. */
    private String known() {
      return likely.isEmpty() ? "" : "; it looks like one that " + likely + " (" + clause + ")";
    }

    /** Returns what usually goes wrong with the clause; empty if nobody knows. */
    String hint() {
      return Advice.ofClause(clause);
    }

    /** Returns how many failures there are, and the one to look at, in words. */
    public String behind() {
      String failures = cases == 1 ? "1 failure: " : cases + " failures, best seen in ";
      String known = likely.isEmpty() ? "" : "; looks like one that " + likely;
      return failures + witness.id() + known;
    }
  }

  /** Sorts the failures of a run; to read what is known of mistakes takes longer than a case. */
  public static Diagnosis of(RunResult run) {
    boolean clean = run.cases().stream().noneMatch(c -> TELLING.contains(c.verdict()));
    return clean ? new Diagnosis(List.of(), List.of(), "") : of(run, KnownMistakes.PUBLISHED);
  }

  /** Sorts the failures of a run by what is known of mistakes. */
  public static Diagnosis of(RunResult run, KnownMistakes known) {
    return ofNamed(run.withCases(Cuts.named(run)), known);
  }

  private static Diagnosis ofNamed(RunResult run, KnownMistakes mistakes) {
    List<CaseResult> unjudged = run.cases().stream().filter(Diagnosis::isUnjudged).toList();
    Weight weight = new Weight(run, mistakes);
    Map<String, List<CaseResult>> byClause = byClause(run, Diagnosis::isFailure);
    boolean unbroken = byClause.isEmpty();
    byClause(run, Diagnosis::isMissed)
        .forEach(
            (id, cases) -> {
              if (unbroken || weight.explains(cases) > 0) {
                byClause.putIfAbsent(id, cases);
              }
            });
    List<Broken> broken = new ArrayList<>();
    byClause.forEach((id, cases) -> broken.add(broken(run, id, cases, weight)));
    broken.sort(Comparator.comparing(b -> byClause.getOrDefault(b.clause(), List.of()), weight));
    String entrance = Entrance.of(run, unjudged);
    String known =
        entrance.isEmpty() ? "" : broken.stream().findFirst().map(Broken::known).orElse("");
    return new Diagnosis(List.copyOf(broken), unjudged, entrance + known);
  }

  private static Map<String, List<CaseResult>> byClause(
      RunResult run, Predicate<CaseResult> wanted) {
    return run.cases().stream()
        .filter(wanted)
        .collect(
            Collectors.groupingBy(CaseResult::broken, LinkedHashMap::new, Collectors.toList()));
  }

  private static boolean isFailure(CaseResult result) {
    return !result.broken().isEmpty()
        && (result.verdict() == Verdict.FAIL || result.verdict() == Verdict.FLAKY);
  }

  private static boolean isMissed(CaseResult result) {
    return result.verdict() == Verdict.WARN && !result.broken().isEmpty();
  }

  private static boolean isUnjudged(CaseResult result) {
    return result.broken().isEmpty()
        && (result.verdict() == Verdict.FAIL || result.verdict() == Verdict.FLAKY);
  }

  /** A case that is about the clause shows it better than one that stumbled over it. */
  private static Broken broken(RunResult run, String id, List<CaseResult> cases, Weight weight) {
    CaseResult witness =
        cases.stream()
            .filter(c -> c.clauses().get(0).equals(id))
            .min(Comparator.comparingInt(weight::breadth))
            .orElse(cases.get(0));
    String text = run.clauses().getOrDefault(id, "");
    return new Broken(id, text, witness, cases.size(), weight.likely(cases));
  }

  /** Returns what every report begins with; empty if nothing failed or was missed. */
  public String first() {
    return lines().stream().findFirst().orElse("");
  }

  /** Returns the diagnosis as lines of plain text; none if nothing failed. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!unserved.isEmpty()) {
      lines.add("no honest client was ever served: " + unserved);
      lines.add("        tried in " + tried());
    }
    for (Broken b : broken) {
      boolean missed = b.witness().verdict() == Verdict.WARN;
      lines.add((missed ? "missed: " : "broken: ") + b.clause() + " " + b.text());
      lines.add("        " + b.behind() + ": " + firstLine(b.witness()));
      if (!b.hint().isEmpty()) {
        lines.add("        " + b.hint());
      }
    }
    if (!unjudged.isEmpty() && unserved.isEmpty()) {
      lines.add("not judged, since an honest client was not served: " + unjudged.size());
      lines.add("        such as " + unjudged.get(0).id() + ": " + firstLine(unjudged.get(0)));
    }
    return lines;
  }

  private String tried() {
    List<String> ids = unjudged.stream().limit(MOST_NAMED).map(CaseResult::id).toList();
    return unjudged.size()
        + " cases, "
        + String.join(", ", ids)
        + ": "
        + firstLine(unjudged.get(0));
  }

  static String firstLine(CaseResult result) {
    return result.message().lines().findFirst().orElse("");
  }
}
