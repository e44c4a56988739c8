package org.mles.benchmarks.report;

import java.util.List;
import java.util.Map;
import org.mles.benchmarks.page.Html;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.result.Wording;

/**
 * The page for readers: one file, no network, no script, made from the result file alone, the same
 * octets each time. Thread: any.
 */
final class HtmlReport {
  private final ResultFile result;
  private final Summary summary;
  private final Map<String, String> colours;
  private final StringBuilder out = new StringBuilder();

  private HtmlReport(ResultFile result) {
    this.result = result;
    this.summary = new Summary(result);
    this.colours = Palette.of(summary.systems());
  }

  static String of(ResultFile result) {
    return new HtmlReport(result).page();
  }

  private String page() {
    headline();
    charts();
    settings();
    legs();
    footnotes();
    return Html.page("Fan-out " + result.id(), out);
  }

  private void headline() {
    out.append("<h1>").append(Html.text(Setting.title(result))).append("</h1>\n");
    out.append("<p class=\"lead\">").append(Html.text(Setting.line(result)));
    out.append("</p>\n").append(Html.list(SystemRow.verdicts(summary)));
    out.append(summary.remarks().isEmpty() ? "" : Html.list(summary.remarks()));
    List<List<String>> rows =
        summary.systems().stream().map(system -> SystemRow.of(summary, system)).toList();
    out.append(Html.table(SystemRow.head(summary), rows));
    out.append("<p>").append(Html.text(summary.subject())).append(" against itself (A/A): ");
    out.append(Html.text(Wording.interval(summary.control(summary.headline()))));
    out.append(". A smaller difference than that is none. Ratios are per round; the interval is ");
    out.append("the wider of Student’s t and a bootstrap.</p>\n");
  }

  private void charts() {
    LatencyCurves curves = new LatencyCurves(summary, colours);
    out.append(Palette.legend(colours)).append("<div class=\"charts\">\n");
    figure(
        "Ratio in each round",
        "A dot is a round, the ring their mean, the bar its 95 % interval. The grey band is what "
            + summary.subject()
            + " shows against itself.",
        new RatioChart(summary, summary.headline(), colours).draw());
    figure(
        summary.headline() == Metric.LAST_SEND
            ? "Time to the last send, by percentile"
            : "Time to the last subscriber, by percentile",
        "The shaded area is the raw relay, which has no protocol at all.",
        curves.percentiles());
    figure(
        "How a message spreads",
        "Median time until so many subscribers had it.",
        curves.arrivals());
    figure(
        "CPU per delivery",
        "Operating system’s accounting of both processes while the messages were measured.",
        CpuChart.of(summary, colours));
    figure(
        "Who gets it first",
        "Median latency by subscriber, in the order in which they connected.",
        curves.positions());
    out.append("</div>\n");
  }

  private void figure(String title, String caption, String drawing) {
    if (!drawing.isEmpty()) {
      out.append("<figure><h2>").append(Html.text(title)).append("</h2>\n").append(drawing);
      out.append("<figcaption>").append(Html.text(caption)).append("</figcaption></figure>\n");
    }
  }

  private void settings() {
    out.append("<h2>How each system ran</h2>\n").append(HowItRan.of(result));
  }

  private void legs() {
    Metric metric = summary.headline();
    List<List<String>> rows =
        result.rounds().stream()
            .flatMap(
                round ->
                    round.legs().stream()
                        .map(
                            leg ->
                                List.of(
                                    round.round() + " · " + leg.system(),
                                    leg.valid() ? "valid" : "INVALID: " + leg.why(),
                                    Wording.value(metric, metric.of(leg)),
                                    Wording.time(Metric.SERVER_CPU.of(leg)),
                                    Wording.count(leg.deliveries().delivered()),
                                    octets(leg),
                                    String.join("; ", leg.verdict().warnings()),
                                    tag(leg))))
            .toList();
    out.append("<h2>Every leg</h2>\n<details><summary>").append(rows.size()).append(" legs, ");
    out.append(summary.invalidLegs().size()).append(" invalid</summary>\n");
    out.append(
        Html.table(
            List.of(
                "round · system",
                "status",
                metric.words(),
                "server CPU/delivery",
                "deliveries",
                "octets/delivery",
                "noise",
                "histograms"),
            rows));
    out.append("</details>\n");
  }

  /**
   * Octets that a subscriber's socket received per delivery: the message and all that the protocol
   * adds.
   */
  private static String octets(LegResult leg) {
    Double octets = leg.costs().wireBytesPerDelivery();
    return Wording.count(octets == null ? null : (Long) Math.round(octets));
  }

  private static String tag(LegResult leg) {
    String tag = leg.raw().tag();
    return tag == null ? "" : tag;
  }

  private void footnotes() {
    out.append("<h2>What was not measured</h2>\n").append(Html.list(result.notMeasured()));
    out.append("<h2>History</h2>\n");
    out.append(
        Html.list(
            result.history().stream()
                .map(
                    past ->
                        past.system()
                            + ": mean "
                            + Wording.time(past.meanNs())
                            + ", median "
                            + Wording.time(past.medianNs())
                            + ", "
                            + past.samples()
                            + " runs. "
                            + past.what())
                .toList()));
    out.append("<p class=\"lead\">").append(Html.text(result.id())).append(" · ");
    out.append(Html.text(result.tool().version())).append(" · ");
    out.append(Html.text(String.valueOf(result.tool().commit())));
    out.append(Boolean.TRUE.equals(result.tool().dirty()) ? " with local changes" : "");
    out.append(" · <a href=\"").append(ResultJson.FILE_NAME).append("\">result file</a>");
    out.append(" · <a href=\"").append(RunLog.FILE_NAME).append("\">histograms</a></p>\n");
  }
}
