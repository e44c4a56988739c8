package org.mles.conformance.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/** Renders several subjects beside each other, case by case. Thread: any. */
public final class Matrix {
  private Matrix() {}

  /** Returns a Markdown page: totals, every case that somebody did not pass, then the reasons. */
  public static String render(List<RunResult> runs) {
    StringBuilder md = new StringBuilder("# Conformance matrix\n\n| subject | result | run |\n");
    md.append("|---|---|---|\n");
    for (RunResult run : runs) {
      md.append("| %s | %s | %s |%n".formatted(run.subject(), run.lastLine(), run.started()));
    }
    md.append("\nCases that every subject passes are not listed.\n\n| case | clause |");
    runs.forEach(run -> md.append(' ').append(run.subject()).append(" |"));
    md.append("\n|---|---|").append("---|".repeat(runs.size())).append('\n');
    Map<String, CaseResult> cases = new LinkedHashMap<>();
    runs.forEach(run -> run.cases().forEach(c -> cases.putIfAbsent(c.id(), c)));
    cases.values().forEach(c -> row(md, c, runs));
    for (RunResult run : runs) {
      reasons(md, run);
    }
    return md.toString();
  }

  private static void row(StringBuilder md, CaseResult c, List<RunResult> runs) {
    List<String> words = runs.stream().map(run -> word(run, c.id())).toList();
    if (words.stream().allMatch(Verdict.PASS.word()::equals)) {
      return;
    }
    md.append("| `%s` | %s |".formatted(c.id(), c.clauses().get(0)));
    words.forEach(word -> md.append(' ').append(word).append(" |"));
    md.append('\n');
  }

  private static String word(RunResult run, String id) {
    return run.cases().stream()
        .filter(c -> c.id().equals(id))
        .map(c -> c.verdict().word())
        .findFirst()
        .orElse("-");
  }

  private static void reasons(StringBuilder md, RunResult run) {
    List<CaseResult> telling =
        run.cases().stream()
            .filter(c -> c.verdict() != Verdict.PASS && c.verdict() != Verdict.NOT_APPLICABLE)
            .toList();
    if (telling.isEmpty()) {
      return;
    }
    md.append("\n## ").append(run.subject()).append("\n\n");
    for (CaseResult c : telling) {
      String line = c.message().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
      md.append("* `%s` %s: %s%n".formatted(c.id(), c.verdict().word(), line));
    }
  }
}
