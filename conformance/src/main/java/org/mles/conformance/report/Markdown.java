package org.mles.conformance.report;

import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/** Renders a run as Markdown: broken required clauses first, then a table by chapter. */
final class Markdown {
  private static final int EVIDENCE_LINES = 24;

  private final StringBuilder md = new StringBuilder();
  private final Documents documents;

  private Markdown(Documents documents) {
    this.documents = documents;
  }

  static String render(RunResult run, Documents documents) {
    return new Markdown(documents).page(run);
  }

  private String page(RunResult run) {
    md.append("# Mles conformance: ").append(Markup.markdown(run.subject())).append("\n\nSpec ");
    md.append(run.spec()).append(", suite ").append(Markup.markdown(run.suite()));
    md.append(", ").append(run.kind()).append(" subject, started ").append(run.started());
    md.append(", seed ").append(run.seed()).append(".\n\n");
    md.append("Declared: ").append(Markup.markdown(run.declaredLine())).append(".\n\n");
    md.append("**").append(run.lastLine()).append("**\n\n");
    broken(Diagnosis.of(run));
    if (run.count(Verdict.Tally.FAILED) > 0) {
      md.append("## Failed\n\n");
      Remark.of(run, Markdown::failed).forEach(remark -> md.append(remark.finding().item()));
      md.append('\n');
    }
    table(run);
    Remark.of(run, c -> c.verdict() != Verdict.PASS && !failed(c))
        .forEach(remark -> md.append(remark.finding().item()));
    run.notJudged().forEach(line -> md.append("* ").append(line).append('\n'));
    return md.toString();
  }

  private static boolean failed(CaseResult result) {
    return result.verdict().tally() == Verdict.Tally.FAILED;
  }

  private void broken(Diagnosis diagnosis) {
    if (!diagnosis.first().isEmpty()) {
      md.append("First: ").append(Markup.markdown(diagnosis.first())).append("\n\n");
    }
    if (!diagnosis.broken().isEmpty()) {
      md.append("## Broken clauses\n\n");
    }
    for (Diagnosis.Broken b : diagnosis.broken()) {
      md.append("* **").append(clause(b.clause())).append("** ").append(Markup.markdown(b.text()));
      md.append("\n  (").append(Markup.markdown(b.behind())).append(")\n  ");
      md.append(Markup.markdown(b.hint())).append("\n  ```\n");
      WireLog.end(b.witness().evidence(), EVIDENCE_LINES)
          .forEach(line -> md.append("  ").append(line).append('\n'));
      md.append("  ```\n");
    }
    if (!diagnosis.unjudged().isEmpty()) {
      md.append("* ").append(diagnosis.unjudged().size());
      md.append(" not judged: an honest client was not served\n");
    }
    md.append('\n');
  }

  private String clause(String id) {
    String address = documents.of(id);
    return address.isEmpty() ? id : "[" + id + "](" + address + ")";
  }

  private void table(RunResult run) {
    md.append("| chapter | cases | pass | fail | warn | info | other |\n");
    md.append("|---|---|---|---|---|---|---|\n");
    for (String chapter : run.chapters()) {
      RunResult part = run.withCases(run.casesOf(chapter));
      long pass = part.count(Verdict.PASS);
      long fail = part.count(Verdict.Tally.FAILED);
      long warn = part.count(Verdict.WARN);
      long info = part.count(Verdict.INFO);
      int all = part.cases().size();
      md.append("| ").append(Markup.markdown(chapter));
      for (long count : new long[] {all, pass, fail, warn, info, all - pass - fail - warn - info}) {
        md.append(" | ").append(count);
      }
      md.append(" |\n");
    }
    md.append('\n');
  }
}
