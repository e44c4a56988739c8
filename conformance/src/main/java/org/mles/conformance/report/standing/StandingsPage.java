package org.mles.conformance.report.standing;

import java.util.List;
import org.mles.conformance.report.Markup;

/** Shows the table of all subjects in Markdown. Thread: caller. */
final class StandingsPage {
  private static final String HEAD =
      """
      # Every subject, of every kind and protocol

      One row for each program that the suite was asked to judge, made by `mles-conformance.jar keep` from the results of the
      runs; the same as [JSON](matrix.json). *Failed* is what nobody expected. *Listed* is what the subject is known to fail,
      with reasons on the page that its name leads to, or below. *Missed* are recommendations. *Not asked* is what does not
      apply: the subject does not claim it, has no place for it in its command, or it takes longer than an ordinary run. In
      rows of scenes the numbers count checks, not cases, of all scenes that the program takes part in.

      | subject | kind | protocol | asked | passed | failed | listed | missed | not asked | run |
      |---|---|---|---:|---:|---:|---:|---:|---:|---|
      """;

  private final StringBuilder md = new StringBuilder(HEAD);
  private final List<Standing> rows;

  StandingsPage(List<Standing> rows) {
    this.rows = rows;
  }

  String text() {
    rows.forEach(this::row);
    rows.stream()
        .filter(row -> row.source().page().isEmpty() && !row.findings().isEmpty())
        .forEach(this::reasons);
    return md.toString();
  }

  private void row(Standing row) {
    String name = Markup.markdown(row.subject());
    Source source = row.source();
    md.append("| ");
    md.append(source.page().isEmpty() ? name : "[" + name + "](" + source.page() + ")");
    md.append(" | ").append(Markup.markdown(row.kind()));
    md.append(" | ").append(Markup.markdown(row.protocol()));
    for (long number :
        new long[] {
          row.asked(), row.passed(), row.failed(), row.listed(), row.missed(), row.notAsked()
        }) {
      md.append(" | ").append(number);
    }
    md.append(" | `").append(source.command().replace('`', '?')).append("`, ");
    md.append(source.date()).append(", `").append(source.commit()).append("` |\n");
  }

  private void reasons(Standing row) {
    md.append("\n## ").append(Markup.markdown(row.subject()));
    md.append(", ").append(Markup.markdown(row.kind()));
    md.append(", ").append(Markup.markdown(row.protocol())).append("\n\n");
    row.findings().forEach(finding -> md.append(finding.item()));
  }
}
