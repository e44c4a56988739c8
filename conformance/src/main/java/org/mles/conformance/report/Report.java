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

  /** Returns the whole report as text. */
  public String render(RunResult run) {
    return switch (this) {
      case JSON -> ResultJson.write(run);
      case JUNIT -> JUnitXml.render(run);
      case HTML -> HtmlPage.render(run);
      case MD -> Markdown.render(run);
      case CTRF -> Ctrf.render(run);
      case GITHUB -> Annotations.render(run);
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
