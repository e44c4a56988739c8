package org.mles.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.SweepFile;

/** All pages of a result. Thread: caller. */
public final class Pages {
  /** The page for readers. */
  public static final String HTML = "report.html";

  /** The summary for a README. */
  public static final String MARKDOWN = "summary.md";

  /** The results for continuous integration. */
  public static final String JUNIT = "junit.xml";

  private Pages() {}

  /** Writes every page into {@code folder}; equal results give equal octets. */
  public static void write(ResultFile result, Path folder) throws IOException {
    ResultJson.writeText(folder.resolve(HTML), HtmlReport.of(result));
    ResultJson.writeText(folder.resolve(MARKDOWN), MarkdownReport.of(result));
    ResultJson.writeText(folder.resolve(JUNIT), JUnitReport.of(result));
  }

  /** Writes every page of a sweep into {@code folder}; equal sweeps give equal octets. */
  public static void write(SweepFile sweep, Path folder) throws IOException {
    SweepReport report = new SweepReport(sweep);
    ResultJson.writeText(folder.resolve(HTML), report.html());
    ResultJson.writeText(folder.resolve(MARKDOWN), report.markdown());
  }

  /** Writes the pages of a file of constants into {@code folder}; equal files give equal octets. */
  public static void write(CoresReport report, Path folder) throws IOException {
    ResultJson.writeText(folder.resolve(HTML), report.html());
    ResultJson.writeText(folder.resolve(MARKDOWN), report.markdown());
  }

  /** Writes the pages of a growth sweep into {@code folder}; equal sweeps give equal octets. */
  public static void write(GrowthReport report, Path folder) throws IOException {
    ResultJson.writeText(folder.resolve(HTML), report.html());
    ResultJson.writeText(folder.resolve(MARKDOWN), report.markdown());
  }

  /** Writes the pages of a JMH run into {@code folder}; equal runs give equal octets. */
  public static void write(JmhReport report, Path folder) throws IOException {
    ResultJson.writeText(folder.resolve(HTML), report.html());
    ResultJson.writeText(folder.resolve(MARKDOWN), report.markdown());
  }
}
