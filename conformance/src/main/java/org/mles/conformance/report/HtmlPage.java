package org.mles.conformance.report;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.text.Resource;

/** Renders a run as one HTML file that needs nothing else and runs no script. */
final class HtmlPage {
  private static final String STYLE = Resource.text(HtmlPage.class, "page.css");

  /** So many failures and clauses are unfolded; of more, those that show best what is broken. */
  private static final int FEW = 8;

  private final HtmlText html = new HtmlText();
  private final RunResult run;
  private final Documents documents;
  private final Diagnosis diagnosis;

  private HtmlPage(RunResult run, Documents documents) {
    this.run = run;
    this.documents = documents;
    this.diagnosis = Diagnosis.of(run);
  }

  static String render(RunResult run, Documents documents) {
    return new HtmlPage(run, documents).page();
  }

  private String page() {
    html.ours("<!doctype html>\n<html lang=en><head><meta charset=utf-8>");
    html.ours("<meta name=viewport content=\"width=device-width,initial-scale=1\">");
    html.ours("<meta http-equiv=Content-Security-Policy content=\"default-src 'none';");
    html.ours(" style-src 'unsafe-inline'\">");
    html.add("<title>Mles conformance: {}</title>\n<style>\n", run.subject()).ours(STYLE);
    HtmlMap.rules(html);
    html.ours("</style></head>\n<body><a class=skip href=\"#results\">Skip the map</a>\n");
    head();
    HtmlMap.map(html, run);
    html.ours("<main id=\"results\">");
    HtmlMap.filter(html, run);
    broken();
    unfinished();
    lacking(Verdict.NOT_APPLICABLE, "What did not apply, and what would make it");
    lacking(Verdict.NOT_RUN, "What did not run");
    html.ours("<h2>All cases</h2>\n");
    run.chapters().forEach(this::chapter);
    run.notJudged().forEach(line -> html.add("<p class=soft>{}</p>", line));
    return html.ours("</main></body></html>\n").toString();
  }

  private void head() {
    html.add("<h1>Mles conformance: {}</h1><p><b>{}</b></p>", run.subject(), run.lastLine());
    html.add("<p class=soft>{} &middot; {} subject", run.spec(), run.kind());
    html.add(" &middot; suite {} &middot; {}", run.suite(), run.started());
    html.add(" &middot; {} ms &middot; seed {}<br>", run.millis(), run.seed());
    html.add("declared: {}</p>\n", run.declaredLine());
    if (!diagnosis.first().isEmpty()) {
      html.ours("<p class=first>").prose(diagnosis.first()).ours("</p>\n");
    }
  }

  private void broken() {
    if (!diagnosis.broken().isEmpty()) {
      int shown = Math.min(FEW, diagnosis.broken().size());
      html.ours("<h2>Broken clauses</h2><ol>\n");
      diagnosis.broken().subList(0, shown).forEach(this::broken);
      html.ours("</ol>");
      List<Diagnosis.Broken> more = diagnosis.broken().subList(shown, diagnosis.broken().size());
      if (!more.isEmpty()) {
        html.add("<details><summary>{} more</summary><ol start={}>", more.size(), shown + 1);
        more.forEach(this::broken);
        html.ours("</ol></details>\n");
      }
    }
    if (!diagnosis.unjudged().isEmpty()) {
      html.add("<p>{} not judged: ", diagnosis.unjudged().size());
      html.ours("an honest client was not served.</p>");
    }
  }

  private void broken(Diagnosis.Broken b) {
    html.ours("<li><b>").clause(b.clause(), documents).ours("</b> ").prose(b.text());
    html.ours("<p class=hint>").prose(b.hint()).ours("</p>");
    html.add("<a href=\"#{}\">{}</a><br>", b.witness().id(), b.behind());
    html.add("<small>{}</small>\n", Diagnosis.firstLine(b.witness()));
  }

  /** Adds what somebody has to look at: failures, then what was missed. */
  private void unfinished() {
    long failures = run.count(Verdict.Tally.FAILED);
    Set<String> witnesses =
        diagnosis.broken().stream().map(b -> b.witness().id()).collect(Collectors.toSet());
    HtmlFailure failure = new HtmlFailure(html, run, documents);
    html.ours(failures > 0 ? "<h2>What failed</h2>\n" : "");
    told(c -> c.verdict().tally() == Verdict.Tally.FAILED)
        .forEach(c -> failure.add(c, failures <= FEW || witnesses.contains(c.id())));
    List<CaseResult> missed = told(c -> c.verdict() == Verdict.WARN);
    html.ours(missed.isEmpty() ? "" : "<h2>What was missed</h2>\n");
    missed.forEach(c -> failure.add(c, false));
  }

  private List<CaseResult> told(Predicate<CaseResult> wanted) {
    return run.cases().stream().filter(wanted).toList();
  }

  /** Adds why there is no verdict, each reason once; a reason says what would help. */
  private void lacking(Verdict verdict, String title) {
    List<Remark> remarks = Remark.of(run, c -> c.verdict() == verdict);
    html.add(remarks.isEmpty() ? "" : "<h2>{}</h2>\n", title);
    for (Remark remark : remarks) {
      html.add("<details class=\"{}\"><summary>", HtmlMap.classes(remark.cases().get(0)));
      html.add("{}: {}</summary><div class=in>", remark.cases().size(), remark.sentence());
      remark.cases().forEach(c -> html.add("<a href=\"#{}\"><code>{}</code></a> ", c.id(), c.id()));
      html.ours("</div></details>\n");
    }
  }

  private void chapter(String chapter) {
    List<CaseResult> cases = run.casesOf(chapter);
    html.add("<details><summary>{}: {} cases</summary><table>\n", chapter, cases.size());
    cases.forEach(this::row);
    html.ours("</table></details>\n");
  }

  /** A case that is told above has its place there. */
  private void row(CaseResult c) {
    boolean above = c.verdict().tally() == Verdict.Tally.FAILED || c.verdict() == Verdict.WARN;
    html.add("<tr class=\"{}\"", HtmlMap.classes(c));
    html.add(above ? "><td>" : " id=\"{}\"><td>", c.id());
    HtmlMap.verdict(html, c.verdict());
    html.add(above ? "<td><a href=\"#{}\">" : "<td><a>", c.id());
    html.add("<code>{}</code></a>", c.id());
    html.add("<td>{}", c.title());
    if (!c.message().isEmpty() && !above) {
      html.add("<br><small class=why>{}</small>", c.message());
    }
    html.add("<td>{}", c.level());
    c.clauses().forEach(id -> html.ours(" ").clause(id, documents));
    html.add("<td>{} ms\n", c.millis());
  }
}
