package org.mles.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mles.benchmarks.cores.CoresFile;
import org.mles.benchmarks.page.Html;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.result.LoggedFigures;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.SweepFile;

/**
 * The page of all kept results: for each the question that it asks, one chart, the answers in
 * words, and the way to the rest. Made from the result files alone. Thread: caller.
 */
final class IndexPage {
  private static final String TITLE = "What was measured";

  private final StringBuilder out = new StringBuilder("<h1>" + TITLE + "</h1>\n");
  private final Path folder;

  private IndexPage(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the page.
   *
   * @param first folders of results that come before all others, in this order
   * @throws IOException if a result cannot be read, or is not what its log says
   */
  static String of(Path folder, List<String> first) throws IOException {
    IndexPage page = new IndexPage(folder);
    List<String> found;
    try (Stream<Path> all = Files.list(folder)) {
      found = all.map(path -> path.getFileName().toString()).sorted().toList();
    }
    for (String part : Stream.concat(first.stream(), found.stream()).distinct().toList()) {
      page.add(part);
    }
    return Html.page(TITLE, page.out);
  }

  private void add(String part) throws IOException {
    Path run = folder.resolve(part).resolve(ResultJson.FILE_NAME);
    Path sweep = folder.resolve(part).resolve(SweepFile.FILE_NAME);
    Path cores = folder.resolve(part).resolve(CoresFile.FILE_NAME);
    Path growth = folder.resolve(part).resolve(GrowthFile.FILE_NAME);
    Path jmh = folder.resolve(part).resolve(JmhReport.FILE_NAME);
    if (Files.exists(run)) {
      run(part, ResultJson.read(run));
    } else if (Files.exists(sweep)) {
      sweep(part, ResultJson.readSweep(sweep));
    } else if (Files.exists(cores)) {
      cores(part, new CoresReport(CoresFile.read(cores)));
    } else if (Files.exists(growth)) {
      growth(part, GrowthFile.read(growth));
    } else if (Files.exists(jmh)) {
      JmhReport.read(jmh);
      title(part, JmhReport.TITLE);
      links(part, JmhReport.FILE_NAME);
    }
  }

  private void run(String part, ResultFile result) throws IOException {
    LoggedFigures.confirm(folder.resolve(part), List.of(result));
    Summary summary = new Summary(result);
    title(part, Setting.title(result));
    lead(Setting.line(result));
    Map<String, String> colours = Palette.of(summary.systems());
    chart(new RatioChart(summary, summary.headline(), colours).draw());
    out.append(Html.list(SystemRow.verdicts(summary)));
    links(part, ResultJson.FILE_NAME);
  }

  private void sweep(String part, SweepFile sweep) throws IOException {
    LoggedFigures.confirm(folder.resolve(part), sweep.points());
    SweepReport report = new SweepReport(sweep);
    title(part, report.title());
    lead(Setting.line(sweep.points().get(0)));
    out.append(report.legend());
    chart(report.chart());
    links(part, SweepFile.FILE_NAME);
  }

  private void cores(String part, CoresReport report) {
    title(part, CoresReport.TITLE);
    out.append(report.legend());
    chart(report.chart());
    links(part, CoresFile.FILE_NAME);
  }

  private void growth(String part, GrowthFile growth) throws IOException {
    LoggedFigures.confirm(folder.resolve(part), growth.results());
    GrowthReport report = new GrowthReport(growth);
    title(part, GrowthReport.TITLE);
    lead(report.lead());
    chart(report.memory(GrowthFile.Axis.SUBSCRIBERS));
    out.append(Html.list(report.findings()));
    links(part, GrowthFile.FILE_NAME);
  }

  private void title(String part, String question) {
    out.append("<h2 id=\"").append(Html.text(part)).append("\">").append(Html.text(part));
    out.append(": ").append(Html.text(question)).append("</h2>\n");
  }

  private void lead(String line) {
    out.append("<p class=\"lead\">").append(Html.text(line)).append("</p>\n");
  }

  private void chart(String drawing) {
    out.append(drawing.isEmpty() ? "" : "<figure>" + drawing + "</figure>\n");
  }

  private void links(String part, String file) {
    String to = Html.text(part) + "/";
    out.append("<p><a href=\"").append(to).append(Pages.MARKDOWN).append("\">summary</a> · ");
    out.append("<a href=\"").append(to).append(file).append("\">result file</a></p>\n");
  }
}
