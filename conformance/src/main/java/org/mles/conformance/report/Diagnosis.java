package org.mles.conformance.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/**
 * What is wrong, clause by clause: one mistake makes many cases fail, and the report should begin
 * with the mistake. Thread: any.
 *
 * @param broken clauses that were seen to be broken, the one behind most failures first
 * @param unjudged failures of a positive control that point to no clause
 */
public record Diagnosis(List<Broken> broken, List<CaseResult> unjudged) {
  /**
   * One broken clause.
   *
   * @param clause its id
   * @param text its level and text; empty if the result does not tell
   * @param witness the failure that shows it best
   * @param cases how many failures it is behind
   */
  public record Broken(String clause, String text, CaseResult witness, int cases) {
    /** Returns how many failures there are, and the one to look at, in words. */
    public String behind() {
      return (cases == 1 ? "1 failure: " : cases + " failures, best seen in ") + witness.id();
    }
  }

  /** Sorts the failures of a run. */
  public static Diagnosis of(RunResult run) {
    Map<String, List<CaseResult>> byClause = new LinkedHashMap<>();
    List<CaseResult> unjudged = new ArrayList<>();
    for (CaseResult result : run.cases()) {
      boolean failed = result.verdict() == Verdict.FAIL || result.verdict() == Verdict.FLAKY;
      if (failed && result.broken().isEmpty()) {
        unjudged.add(result);
      } else if (failed) {
        byClause.computeIfAbsent(result.broken(), id -> new ArrayList<>()).add(result);
      }
    }
    List<Broken> broken = new ArrayList<>();
    byClause.forEach((id, cases) -> broken.add(broken(run, id, cases)));
    broken.sort(Comparator.comparingInt(Broken::cases).reversed());
    return new Diagnosis(List.copyOf(broken), List.copyOf(unjudged));
  }

  /** A case that is about the clause shows it better than one that stumbled over it. */
  private static Broken broken(RunResult run, String id, List<CaseResult> cases) {
    CaseResult witness =
        cases.stream().filter(c -> c.clauses().get(0).equals(id)).findFirst().orElse(cases.get(0));
    return new Broken(id, run.clauses().getOrDefault(id, ""), witness, cases.size());
  }

  /** Returns the diagnosis as lines of plain text; none if nothing failed. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Broken b : broken) {
      lines.add("broken: " + b.clause() + " " + b.text());
      lines.add("        " + b.behind() + ": " + firstLine(b.witness()));
    }
    if (!unjudged.isEmpty()) {
      CaseResult first = unjudged.get(0);
      lines.add("not judged, since an honest client was not served: " + unjudged.size());
      lines.add("        such as " + first.id() + ": " + firstLine(first));
    }
    return lines;
  }

  static String firstLine(CaseResult result) {
    return result.message().lines().findFirst().orElse("");
  }
}
