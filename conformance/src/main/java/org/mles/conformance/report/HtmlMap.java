package org.mles.conformance.report;

import java.util.List;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/**
 * The upper part of the page: a cell for each case, by chapter, and what hides verdicts and levels.
 * Colours never tell alone: each verdict has a sign of its own. Thread: caller.
 */
final class HtmlMap {
  private static final List<String> LEVELS = List.of("must", "should", "may", "impl");

  private HtmlMap() {}

  /** Returns the sign of a verdict, for those who do not see its colour. */
  static String sign(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "\u00b7";
      case INFO -> "i";
      case FAIL -> "\u00d7";
      case FLAKY -> "~";
      case UNEXPECTED_PASS -> "+";
      case WARN -> "!";
      case NOT_APPLICABLE -> "-";
      case NOT_RUN -> "?";
      case EXPECTED_FAIL -> "=";
    };
  }

  /** Returns the classes of whatever stands for a result and can be hidden. */
  static String classes(CaseResult c) {
    return "k is-" + c.verdict().word() + " lv-" + c.level().replaceAll("[^a-z]", "");
  }

  /** Adds a verdict with its sign. */
  static void verdict(HtmlText html, Verdict verdict) {
    String word = verdict.word();
    html.add("<span class=\"v is-{}\"><span class=\"c is-{}\" aria-hidden=true>", word, word);
    html.add("{}</span>{}</span>", sign(verdict), word);
  }

  /** Adds the rules by which a box that is not ticked hides; they need no script. */
  static void rules(HtmlText html) {
    for (Verdict verdict : Verdict.values()) {
      rule(html, "v-" + verdict.word(), "is-" + verdict.word());
    }
    LEVELS.forEach(level -> rule(html, "l-" + level, "lv-" + level));
  }

  private static void rule(HtmlText html, String box, String kind) {
    html.ours("body:has(#" + box + ":not(:checked)) .k." + kind + "{display:none}\n");
  }

  static void map(HtmlText html, RunResult run) {
    html.ours("<nav class=map aria-label=\"Map: one cell a case\">");
    for (String chapter : run.chapters()) {
      List<CaseResult> cases = run.casesOf(chapter);
      long passed = cases.stream().filter(c -> c.verdict().tally() == Verdict.Tally.PASSED).count();
      html.add("<section><h3>{} <small class=soft>", chapter);
      html.add("{} of {}</small></h3><div class=cells>", passed, cases.size());
      cases.forEach(c -> cell(html, c));
      html.ours("</div></section>\n");
    }
    html.ours("</nav>\n");
  }

  private static void cell(HtmlText html, CaseResult c) {
    html.add("<a class=\"c {}\" href=\"#{}\" ", classes(c), c.id());
    String name = c.verdict().word() + ": " + c.id();
    html.add("title=\"{}\" aria-label=\"{}\">{}</a>", name, name, sign(c.verdict()));
  }

  static void filter(HtmlText html, RunResult run) {
    html.ours("<form class=filter><fieldset><legend>Show</legend>");
    for (Verdict verdict : Verdict.values()) {
      if (run.count(verdict) > 0) {
        html.add("<label><input type=checkbox checked id=\"v-{}\"> ", verdict.word());
        html.add("{} ", run.count(verdict));
        verdict(html, verdict);
        html.ours("</label>");
      }
    }
    html.ours("</fieldset><fieldset><legend>of level</legend>");
    for (String level : LEVELS) {
      if (run.cases().stream().anyMatch(c -> c.level().equals(level))) {
        html.add("<label><input type=checkbox checked id=\"l-{}\"> {}</label>", level, level);
      }
    }
    html.ours("</fieldset></form>\n");
  }
}
