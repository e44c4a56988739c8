package org.mles.conformance.report;

import java.util.List;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/** Renders a run as Markdown: broken required clauses first, then a table by chapter. */
final class Markdown {
  private static final int EVIDENCE_LINES = 24;

  private Markdown() {}

  static String render(RunResult run) {
    StringBuilder md = new StringBuilder();
    md.append("# Mles conformance: ").append(run.subject()).append("\n\n");
    md.append(
        "%s, suite %s, %s subject, started %s, seed %d.%n%n"
            .formatted(run.spec(), run.suite(), run.kind(), run.started(), run.seed()));
    md.append("**").append(run.lastLine()).append("**\n\n");
    broken(md, Diagnosis.of(run));
    section(md, run, "Failed", Verdict.Tally.FAILED);
    table(md, run);
    notJudged(md, run);
    return md.toString();
  }

  private static void broken(StringBuilder md, Diagnosis diagnosis) {
    if (!diagnosis.broken().isEmpty()) {
      md.append("## Broken clauses\n\n");
    }
    for (Diagnosis.Broken b : diagnosis.broken()) {
      md.append("* **%s** %s%n  %s%n".formatted(b.clause(), cell(b.text()), b.behind()));
      md.append("  %s%n%n".formatted(cell(b.witness().message())));
      md.append("  ```\n");
      WireLog.end(b.witness().evidence(), EVIDENCE_LINES)
          .forEach(line -> md.append("  ").append(line.replaceAll("\\p{Cntrl}", "?")).append('\n'));
      md.append("  ```\n");
    }
    if (!diagnosis.unjudged().isEmpty()) {
      md.append(
          "* %d not judged: an honest client was not served%n"
              .formatted(diagnosis.unjudged().size()));
    }
    md.append('\n');
  }

  private static void section(StringBuilder md, RunResult run, String title, Verdict.Tally tally) {
    List<CaseResult> cases =
        run.cases().stream().filter(c -> c.verdict().tally() == tally).toList();
    if (cases.isEmpty()) {
      return;
    }
    md.append("## ").append(title).append("\n\n");
    for (CaseResult c : cases) {
      md.append(
          "* `%s` (%s, %s): %s%n"
              .formatted(c.id(), c.clauses().get(0), c.verdict().word(), cell(c.message())));
    }
    md.append('\n');
  }

  private static void table(StringBuilder md, RunResult run) {
    md.append(
        "| chapter | cases | pass | fail | warn | info | other |\n|---|---|---|---|---|---|---|\n");
    for (String chapter : run.cases().stream().map(CaseResult::chapter).distinct().toList()) {
      RunResult part =
          run.withCases(run.cases().stream().filter(c -> c.chapter().equals(chapter)).toList());
      long pass = part.count(Verdict.PASS);
      long fail = part.count(Verdict.Tally.FAILED);
      long warn = part.count(Verdict.WARN);
      long info = part.count(Verdict.INFO);
      int all = part.cases().size();
      md.append(
          "| %s | %d | %d | %d | %d | %d | %d |%n"
              .formatted(chapter, all, pass, fail, warn, info, all - pass - fail - warn - info));
    }
    md.append('\n');
  }

  private static void notJudged(StringBuilder md, RunResult run) {
    for (CaseResult c : run.cases()) {
      boolean telling = c.verdict() != Verdict.PASS && c.verdict().tally() != Verdict.Tally.FAILED;
      if (telling) {
        md.append("* `%s` %s: %s%n".formatted(c.id(), c.verdict().word(), cell(c.message())));
      }
    }
  }

  private static String cell(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.replace("|", "\\|").replaceAll("\\p{Cntrl}", "?");
  }
}
