package org.mles.conformance.report;

import java.util.Locale;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.RunResult;

/** Formats of a report. Thread: any. */
public enum Report {
  JSON,
  JUNIT,
  HTML,
  MD,
  CTRF,
  GITHUB;

  /** Returns the whole report as text, without links to clauses. */
  public String render(RunResult run) {
    return render(run, Documents.NOWHERE);
  }

  /** Returns the whole report as text; only the JSON does not depend on where documents stand. */
  public String render(RunResult run, Documents documents) {
    return switch (this) {
      case JSON -> ResultJson.write(run);
      case JUNIT -> JUnitXml.render(run, documents);
      case HTML -> HtmlPage.render(run, documents);
      case MD -> Markdown.render(run, documents);
      case CTRF -> Ctrf.render(run, documents);
      case GITHUB -> Annotations.render(run, documents);
    };
  }

  /**
   * Returns the format of a word such as {@code junit}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Report of(String word) {
    for (Report report : values()) {
      if (report.name().toLowerCase(Locale.ROOT).equals(word)) {
        return report;
      }
    }
    throw new IllegalArgumentException(
        "no report format '" + word + "'; there are json, junit, html, md, ctrf and github");
  }
}
