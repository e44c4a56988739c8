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

  private final StringBuilder html = new StringBuilder();
  private final RunResult run;

  private HtmlPage(RunResult run) {
    this.run = run;
  }

  static String render(RunResult run) {
    return new HtmlPage(run).page();
  }

  /** Adds markup, in which each {@code {}} is replaced by the next of {@code texts}, escaped. */
  private void add(String markup, Object... texts) {
    String[] parts = markup.split("\\{}", -1);
    html.append(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      html.append(Markup.html(String.valueOf(texts[i - 1]))).append(parts[i]);
    }
  }

  private String page() {
    html.append("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">");
    html.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
    add("<title>Mles conformance: {}</title>", run.subject());
    html.append("<style>").append(STYLE).append("</style>\n<body>");
    head();
    broken(Diagnosis.of(run));
    run.cases().stream()
        .filter(c -> c.verdict().tally() == Verdict.Tally.FAILED)
        .forEach(this::failure);
    for (String chapter : run.chapters()) {
      add("<h2>{}</h2><table>", chapter);
      run.casesOf(chapter).forEach(this::row);
      html.append("</table>\n");
    }
    run.notJudged().forEach(line -> add("<p class=meta>{}</p>", line));
    return html.append("</body></html>\n").toString();
  }

  private void head() {
    add("<h1>Mles conformance: {}</h1><p class=meta>", run.subject());
    add("{} &middot; {} subject &middot; suite {}", run.spec(), run.kind(), run.suite());
    add(" &middot; {} &middot; seed {}</p>", run.started(), run.seed());
    add("<p class=meta>declared: {}</p><div class=sum>", run.declaredLine());
    for (Verdict verdict : Verdict.values()) {
      if (run.count(verdict) > 0) {
        String word = verdict.word();
        add("<span class=\"v {}\">{} {}</span>", word, run.count(verdict), word);
      }
    }
    add("</div><p>{}</p>", run.lastLine());
  }

  private void broken(Diagnosis diagnosis) {
    if (!diagnosis.first().isEmpty()) {
      add("<p><b>{}</b></p>", diagnosis.first());
    }
    if (!diagnosis.broken().isEmpty()) {
      html.append("<h2>Broken clauses</h2><ol>");
    }
    for (Diagnosis.Broken b : diagnosis.broken()) {
      add("<li><b>{}</b> {}<br>", b.clause(), b.text());
      add("<a href=\"#{}\">{}</a><br>", b.witness().id(), b.behind());
      add("<small>{}</small>", Diagnosis.firstLine(b.witness()));
    }
    html.append(diagnosis.broken().isEmpty() ? "" : "</ol>");
    if (!diagnosis.unjudged().isEmpty()) {
      add("<p>{} not judged: an honest client was not served.</p>", diagnosis.unjudged().size());
    }
  }

  private void failure(CaseResult c) {
    String word = c.verdict().word();
    add("<h2 id=\"{}\"><span class=\"v {}\">{}</span>", c.id(), word, word);
    add(" <code>{}</code></h2><p>{}</p>", c.id(), c.title());
    for (String id : c.clauses()) {
      add("<p><b>{}</b> {}</p>", id, run.clauses().getOrDefault(id, ""));
    }
    if (!c.broken().isEmpty() && !c.clauses().contains(c.broken())) {
      String text = run.clauses().getOrDefault(c.broken(), "");
      add("<p>What was seen breaks <b>{}</b> {}</p>", c.broken(), text);
    }
    add("<p>{}</p><p>{}</p>", c.message(), Advice.of(c));
    add("<p class=meta>decided by: {}</p>", c.decidedBy());
    if (!c.evidence().isEmpty()) {
      add("<details><summary>wire log</summary><pre>{}</pre></details>", WireLog.of(c.evidence()));
    }
  }

  private void row(CaseResult c) {
    String word = c.verdict().word();
    add("<tr><td class=\"v {}\">{}<td><code>{}</code><td>{}", word, word, c.id(), c.title());
    if (!c.message().isEmpty()) {
      add("<br><small>{}</small>", c.message());
    }
    add("<td>{}<td>{} ms", String.join(" ", c.clauses()), c.millis());
  }
}
