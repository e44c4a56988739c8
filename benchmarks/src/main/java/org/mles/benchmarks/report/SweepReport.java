package org.mles.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.page.Frame;
import org.mles.benchmarks.page.Html;
import org.mles.benchmarks.page.Scale;
import org.mles.benchmarks.page.Svg;
import org.mles.benchmarks.page.Svg.Point;
import org.mles.benchmarks.result.ManyStreams;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.result.SweepFile;
import org.mles.benchmarks.result.Wording;

/** Table, charts and pages of a sweep, from its file alone. Thread: any. */
final class SweepReport {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MARGIN = 1.3;

  /** Room for half of the label at the last point. */
  private static final int LAST_LABEL = 10;

  private final SweepFile sweep;
  private final Map<String, String> colours;
  private final Metric headline;

  SweepReport(SweepFile sweep) {
    this.sweep = sweep;
    this.colours = Palette.of(systems(sweep));
    boolean sends = new Summary(sweep.points().get(0)).headline() == Metric.LAST_SEND;
    this.headline = sends ? Metric.LAST_SEND : Metric.TIME_TO_LAST;
  }

  private String toLast() {
    return headline == Metric.LAST_SEND ? "Time to the last send" : "Time to the last subscriber";
  }

  private String cells() {
    return "Cells: "
        + (headline == Metric.LAST_SEND ? "time to last send" : "time to last")
        + ", server CPU per delivery, ratio to the subject [95 %].";
  }

  private static List<String> systems(SweepFile sweep) {
    return sweep.points().stream()
        .flatMap(point -> new Summary(point).systems().stream())
        .distinct()
        .toList();
  }

  /** Returns what is varied. */
  String title() {
    return "Fan-out by " + sweep.axis();
  }

  /** Returns the line that says which colour is which system. */
  String legend() {
    return Palette.legend(colours);
  }

  /** Draws the chart that the sweep is about; empty if there is nothing to draw. */
  String chart() {
    return chart(toLast(), headline);
  }

  String html() {
    StringBuilder out = new StringBuilder("<h1>" + title() + "</h1>\n");
    out.append(legend()).append("<div class=\"charts\">\n");
    figure(out, toLast(), headline);
    figure(out, "Server CPU per delivery", Metric.SERVER_CPU);
    out.append("</div>\n<h2>Every point</h2>\n").append(Html.table(head(), rows()));
    out.append("<p class=\"lead\">").append(cells()).append("</p>\n");
    further().ifPresent(table -> out.append(table));
    sweep.points().forEach(point -> how(out, point));
    out.append("<h2>What was not measured</h2>\n").append(Html.list(gaps()));
    out.append("<p><a href=\"").append(SweepFile.FILE_NAME).append("\">result file</a>");
    out.append(" · <a href=\"").append(RunLog.FILE_NAME).append("\">histograms</a></p>\n");
    return Html.page(title(), out);
  }

  /** Says of a point what was measured, and how each system ran. */
  private static void how(StringBuilder out, ResultFile point) {
    out.append("<h2>").append(Html.text(Setting.title(point))).append("</h2>\n<p class=\"lead\">");
    out.append(Html.text(Setting.line(point))).append("</p>\n").append(HowItRan.of(point));
  }

  String markdown() {
    StringBuilder out = new StringBuilder("### Fan-out by " + sweep.axis() + "\n\n");
    MarkdownReport.table(out, head(), rows());
    List<List<String>> slopes = slopes();
    if (!slopes.isEmpty()) {
      out.append("\nCost of each further subscriber, between neighbouring points:\n\n");
      MarkdownReport.table(out, slopeHead(), slopes);
    }
    return out.append('\n').append(cells()).append('\n').toString();
  }

  private List<String> gaps() {
    return ManyStreams.missingOf(sweep.points());
  }

  private List<String> head() {
    List<String> head = new ArrayList<>(List.of(sweep.axis()));
    Summary first = new Summary(sweep.points().get(0));
    colours.keySet().forEach(system -> head.add(first.named(system)));
    return head;
  }

  private List<List<String>> rows() {
    return sweep.points().stream().map(this::row).toList();
  }

  private List<String> row(ResultFile point) {
    Summary summary = new Summary(point);
    List<String> row = new ArrayList<>(List.of(Wording.count(sweep.at(point))));
    for (String system : colours.keySet()) {
      row.add(
          Wording.time(summary.median(system, headline))
              + ", "
              + Wording.time(summary.median(system, Metric.SERVER_CPU))
              + (system.equals(summary.subject())
                  ? ""
                  : ", "
                      + Wording.interval(summary.comparison(headline, system, summary.subject()))));
    }
    return row;
  }

  private Optional<String> further() {
    List<List<String>> slopes = slopes();
    return slopes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "<h2>Cost of each further subscriber</h2>\n" + Html.table(slopeHead(), slopes));
  }

  private List<String> slopeHead() {
    List<String> head = head();
    head.set(0, "from, to");
    return head;
  }

  /** Returns the slope of the time to last between neighbouring points, if subscribers vary. */
  private List<List<String>> slopes() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; i < sweep.points().size() && sweep.axis().equals(SweepFile.SUBSCRIBERS); i++) {
      ResultFile from = sweep.points().get(i - 1);
      ResultFile to = sweep.points().get(i);
      List<String> row = new ArrayList<>(List.of(sweep.at(from) + ", " + sweep.at(to)));
      colours.keySet().forEach(system -> row.add(slope(from, to, system)));
      rows.add(row);
    }
    return rows;
  }

  private String slope(ResultFile from, ResultFile to, String system) {
    Long before = new Summary(from).median(system, headline);
    Long after = new Summary(to).median(system, headline);
    long further = sweep.at(to) - sweep.at(from);
    return before == null || after == null || further <= 0 || after <= before
        ? Wording.time(null)
        : Wording.time((after - before) / further);
  }

  private void figure(StringBuilder out, String title, Metric metric) {
    String drawing = chart(title, metric);
    if (!drawing.isEmpty()) {
      out.append("<figure><h2>").append(title).append("</h2>\n").append(drawing);
      out.append("<figcaption>Medians over the rounds, both scales logarithmic.</figcaption>");
      out.append("</figure>\n");
    }
  }

  private String chart(String title, Metric metric) {
    List<Double> values = new ArrayList<>();
    List<Long> places = new ArrayList<>();
    for (ResultFile point : sweep.points()) {
      places.add(sweep.at(point));
      colours.keySet().forEach(system -> add(values, new Summary(point).median(system, metric)));
    }
    if (values.isEmpty() || places.size() < 2) {
      return "";
    }
    double unit = Collections.max(values) < NANOS_PER_MILLI ? NANOS_PER_MICRO : NANOS_PER_MILLI;
    double min = Collections.min(values) / unit / MARGIN;
    double max = Collections.max(values) / unit * MARGIN;
    Scale y = new Scale.Log(min, max, Frame.BOTTOM, Frame.TOP);
    Scale x =
        new Scale.Log(
            (double) places.get(0),
            (double) places.get(places.size() - 1),
            Frame.LEFT + 8,
            Frame.RIGHT - LAST_LABEL);
    Svg svg = new Svg(Frame.WIDTH, Frame.HEIGHT, title);
    Frame.horizontals(svg, y, Frame::number);
    places.forEach(place -> Frame.vertical(svg, x.at((double) place), Frame.BOTTOM, label(place)));
    colours.forEach((system, css) -> curve(svg, x, y, unit, system, css, metric));
    Frame.unit(svg, unit == NANOS_PER_MICRO ? "µs" : "ms");
    Frame.axisName(svg, Frame.BOTTOM, sweep.axis());
    return svg.done();
  }

  private void curve(
      Svg svg, Scale x, Scale y, double unit, String system, String css, Metric metric) {
    List<Point> points = new ArrayList<>();
    for (ResultFile point : sweep.points()) {
      Long value = new Summary(point).median(system, metric);
      if (value != null) {
        points.add(new Point(x.at((double) sweep.at(point)), y.at(value / unit)));
        String tip = system + " at " + sweep.at(point) + ": " + Wording.time(value);
        Point last = points.get(points.size() - 1);
        svg.dot("dot " + css, last.x(), last.y(), 3, tip);
      }
    }
    svg.path("curve " + css, points, system);
  }

  private static void add(List<Double> values, @Nullable Long nanos) {
    if (nanos != null) {
      values.add((double) nanos);
    }
  }

  private static String label(long place) {
    return place < 1_000_000 ? Long.toString(place) : Frame.number(place / 1e6) + "M";
  }
}
