package org.mles.conformance.report;

import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/** Renders a run as one HTML file that needs nothing else. */
final class HtmlPage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
      body{max-width:70rem;margin:0 auto;padding:1.5rem;overflow-wrap:anywhere}
      h1{font-size:1.5rem;margin-bottom:.2rem} .meta{opacity:.75}
      .sum{display:flex;gap:.6rem;flex-wrap:wrap;margin:1rem 0}
      .sum span{padding:.2rem .7rem;border-radius:1rem;border:1px solid #8886}
      table{border-collapse:collapse;width:100%} td,th{padding:.25rem .6rem;text-align:left;
      border-bottom:1px solid #8884;vertical-align:top}
      .v{font-weight:600;white-space:nowrap}
      .pass,.info{color:#15803d} .fail,.unexpected-pass,.flaky{color:#c81e1e}
      .warn{color:#a16207} .not-run,.not-applicable,.expected-fail{color:#64748b}
      @media (prefers-color-scheme:dark){.pass,.info{color:#4ade80}
      .fail,.unexpected-pass,.flaky{color:#f87171}.warn{color:#facc15}}
      pre{overflow:auto;font-size:12px;padding:.6rem;border:1px solid #8884;border-radius:.4rem}
      code{font-size:.92em} details>summary{cursor:pointer}
      """;

  private HtmlPage() {}

  static String render(RunResult run) {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">");
    html.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
    html.append("<title>Mles conformance: ").append(escape(run.subject())).append("</title>");
    html.append("<style>").append(STYLE).append("</style>\n<body>");
    head(html, run);
    broken(html, Diagnosis.of(run));
    for (CaseResult result : run.cases()) {
      if (result.verdict().tally() == Verdict.Tally.FAILED) {
        failure(html, run, result);
      }
    }
    chapters(html, run);
    return html.append("</body></html>\n").toString();
  }

  private static void head(StringBuilder html, RunResult run) {
    html.append("<h1>Mles conformance: ").append(escape(run.subject())).append("</h1>");
    html.append(
        "<p class=meta>%s &middot; %s subject &middot; suite %s &middot; %s &middot; seed %d</p>"
            .formatted(
                escape(run.spec()),
                escape(run.kind()),
                escape(run.suite()),
                escape(run.started()),
                run.seed()));
    html.append("<div class=sum>");
    for (Verdict verdict : Verdict.values()) {
      if (run.count(verdict) > 0) {
        html.append(
            "<span class=\"v %s\">%d %s</span>"
                .formatted(verdict.word(), run.count(verdict), verdict.word()));
      }
    }
    html.append("</div><p>").append(escape(run.lastLine())).append("</p>");
  }

  private static void broken(StringBuilder html, Diagnosis diagnosis) {
    if (!diagnosis.broken().isEmpty()) {
      html.append("<h2>Broken clauses</h2><ol>");
    }
    for (Diagnosis.Broken b : diagnosis.broken()) {
      html.append(
          "<li><b>%s</b> %s<br><a href=\"#%s\">%s</a><br><small>%s</small>"
              .formatted(
                  escape(b.clause()),
                  escape(b.text()),
                  escape(b.witness().id()),
                  escape(b.behind()),
                  escape(Diagnosis.firstLine(b.witness()))));
    }
    html.append(diagnosis.broken().isEmpty() ? "" : "</ol>");
    if (!diagnosis.unjudged().isEmpty()) {
      html.append(
          "<p>%d not judged: an honest client was not served.</p>"
              .formatted(diagnosis.unjudged().size()));
    }
  }

  private static void failure(StringBuilder html, RunResult run, CaseResult c) {
    html.append(
        "<h2 id=\"%s\"><span class=\"v %s\">%s</span> <code>%s</code></h2><p>%s</p>"
            .formatted(
                escape(c.id()),
                c.verdict().word(),
                c.verdict().word(),
                escape(c.id()),
                escape(c.title())));
    for (String id : c.clauses()) {
      html.append(
          "<p><b>%s</b> %s</p>".formatted(escape(id), escape(run.clauses().getOrDefault(id, ""))));
    }
    if (!c.broken().isEmpty() && !c.clauses().contains(c.broken())) {
      html.append(
          "<p>What was seen breaks <b>%s</b> %s</p>"
              .formatted(escape(c.broken()), escape(run.clauses().getOrDefault(c.broken(), ""))));
    }
    html.append("<p>").append(escape(c.message())).append("</p>");
    html.append("<p class=meta>decided by: ").append(escape(c.decidedBy())).append("</p>");
    if (!c.evidence().isEmpty()) {
      html.append("<details><summary>wire log</summary><pre>")
          .append(escape(WireLog.of(c.evidence())))
          .append("</pre></details>");
    }
  }

  private static void chapters(StringBuilder html, RunResult run) {
    for (String chapter : run.cases().stream().map(CaseResult::chapter).distinct().toList()) {
      html.append("<h2>").append(escape(chapter)).append("</h2><table>");
      run.cases().stream().filter(c -> c.chapter().equals(chapter)).forEach(c -> row(html, c));
      html.append("</table>\n");
    }
  }

  private static void row(StringBuilder html, CaseResult c) {
    html.append(
        "<tr><td class=\"v %s\">%s<td><code>%s</code><td>%s%s<td>%s<td>%d ms"
            .formatted(
                c.verdict().word(),
                c.verdict().word(),
                escape(c.id()),
                escape(c.title()),
                c.message().isEmpty() ? "" : "<br><small>" + escape(c.message()) + "</small>",
                escape(String.join(" ", c.clauses())),
                c.millis()));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
  }
}
