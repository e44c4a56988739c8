package org.mles.conformance.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/** Renders several subjects beside each other, case by case. Thread: any. */
public final class Matrix {
  private final StringBuilder md = new StringBuilder("# Conformance matrix\n\n");
  private final List<RunResult> runs;

  private Matrix(List<RunResult> runs) {
    this.runs = runs;
  }

  /**
   * Returns a Markdown page: totals, every case that somebody did not pass, then the reasons.
   *
   * @throws IllegalArgumentException if the subjects are of different kinds
   */
  public static String render(List<RunResult> runs) {
    runs.forEach(runs.get(0)::requireComparable);
    return new Matrix(runs).page();
  }

  private String page() {
    md.append("| subject | result | run |\n|---|---|---|\n");
    for (RunResult run : runs) {
      md.append("| ").append(Markup.markdown(run.subject())).append(" | ").append(run.lastLine());
      md.append(" | ").append(run.started()).append(" |\n");
    }
    md.append("\nCases that every subject passes are not listed.\n\n| case | clause |");
    runs.forEach(run -> md.append(' ').append(Markup.markdown(run.subject())).append(" |"));
    md.append("\n|---|---|").append("---|".repeat(runs.size())).append('\n');
    Map<String, CaseResult> cases = new LinkedHashMap<>();
    runs.forEach(run -> run.cases().forEach(c -> cases.putIfAbsent(c.id(), c)));
    List<Map<String, Verdict>> verdicts = runs.stream().map(Matrix::verdicts).toList();
    cases.values().forEach(c -> row(c, verdicts));
    runs.forEach(this::reasons);
    return md.toString();
  }

  private static Map<String, Verdict> verdicts(RunResult run) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    run.cases().forEach(c -> verdicts.put(c.id(), c.verdict()));
    return verdicts;
  }

  private void row(CaseResult c, List<Map<String, Verdict>> verdicts) {
    if (verdicts.stream().allMatch(of -> of.get(c.id()) == Verdict.PASS)) {
      return;
    }
    md.append("| ").append(Markup.code(c.id())).append(" | ").append(c.clauses().get(0));
    for (Map<String, Verdict> of : verdicts) {
      Verdict verdict = of.get(c.id());
      md.append(" | ").append(verdict == null ? "-" : verdict.word());
    }
    md.append(" |\n");
  }

  private void reasons(RunResult run) {
    List<Remark> remarks =
        Remark.of(run, c -> c.verdict() != Verdict.PASS && c.verdict() != Verdict.NOT_APPLICABLE);
    if (!remarks.isEmpty()) {
      md.append("\n## ").append(Markup.markdown(run.subject())).append("\n\n");
      remarks.forEach(remark -> md.append(remark.finding().item()));
    }
  }
}
