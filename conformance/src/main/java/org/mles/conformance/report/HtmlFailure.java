package org.mles.conformance.report;

import java.util.List;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.report.words.WireWords;

/**
 * One case that did not pass: what was seen, what is mostly behind it, how to run it again, and
 * what went over the wire, in sentences, with the octets folded away. Thread: caller.
 */
final class HtmlFailure {
  /** What decided stands at the end of a log; the JSON has all of it. */
  private static final int MOST_ENTRIES = 40;

  private final HtmlText html;
  private final RunResult run;
  private final Documents documents;

  HtmlFailure(HtmlText html, RunResult run, Documents documents) {
    this.html = html;
    this.run = run;
    this.documents = documents;
  }

  /** Adds a case; a link to it unfolds it. */
  void add(CaseResult c, boolean unfolded) {
    html.add("<details class=\"{}\"{}><summary>", HtmlMap.classes(c), unfolded ? " open" : "");
    HtmlMap.verdict(html, c.verdict());
    html.add(" <code>{}</code> {}</summary><div class=in id=\"{}\">", c.id(), c.title(), c.id());
    html.add("<p class=why>{}</p><p class=hint>", c.message()).prose(Advice.of(c)).ours("</p>");
    clauses(c);
    String again = run.again(c);
    if (!again.isEmpty()) {
      html.add("<p>run it again:<code class=again>{}</code></p>", again);
    }
    html.add("<p class=soft>decided by: {} &middot; level {}", c.decidedBy(), c.level());
    html.add(" &middot; {} ms</p>", c.millis());
    wire(c.evidence());
    html.ours("</div></details>\n");
  }

  private void clauses(CaseResult c) {
    c.clauses().forEach(id -> clause("<p>", id));
    if (!c.broken().isEmpty() && !c.clauses().contains(c.broken())) {
      clause("<p>What was seen breaks ", c.broken());
    }
  }

  private void clause(String before, String id) {
    html.ours(before + "<b>").clause(id, documents).ours("</b> ");
    html.prose(run.clauses().getOrDefault(id, "")).ours("</p>");
  }

  private void wire(List<Evidence> evidence) {
    if (evidence.isEmpty()) {
      return;
    }
    int left = Math.max(0, evidence.size() - MOST_ENTRIES);
    WireWords words = new WireWords();
    html.ours("<ol class=story>");
    if (left > 0) {
      html.add("<li class=soft>{} earlier entries are in the JSON", left);
    }
    for (int i = 0; i < evidence.size(); i++) {
      List<String> sentences = words.next(evidence.get(i));
      if (i >= left) {
        html.add("<li>{}<ul>", WireLog.line(evidence.get(i)).strip());
        sentences.forEach(sentence -> html.add("<li>{}", sentence));
        html.ours("</ul>");
      }
    }
    html.ours("</ol>");
    if (evidence.stream().anyMatch(e -> !e.hex().isEmpty())) {
      String octets = WireLog.of(evidence.subList(left, evidence.size()));
      html.add("<details><summary>octets</summary><pre tabindex=0>{}</pre></details>", octets);
    }
  }
}
