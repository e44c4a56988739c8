package org.mles.benchmarks.report;

import org.mles.benchmarks.result.ResultFile;

/** The page for readers: one file, no network, made from the result file alone. Thread: any. */
final class HtmlReport {
  private HtmlReport() {}

  static String of(ResultFile result) {
    return "<!doctype html><pre>" + TextTable.of(result) + "</pre>\n";
  }
}
