package org.mles.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.page.Frame;
import org.mles.benchmarks.page.Scale;
import org.mles.benchmarks.page.Svg;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.ResultFile.Comparison;
import org.mles.benchmarks.result.ResultFile.Round;
import org.mles.benchmarks.result.Wording;
import org.mles.benchmarks.stats.RatioInterval;

/**
 * One row per comparison with the subject, one dot per round, the interval as a bar, and the band
 * that the subject shows against itself. Thread: any.
 */
final class RatioChart {
  private static final int ROW = 34;
  private static final int NAME_WIDTH = 118;
  private static final double DOT = 3.2;
  private static final double SPREAD = 8;
  private static final double HEADROOM = 1.12;

  private final Summary summary;
  private final Metric metric;
  private final Map<String, String> colours;

  RatioChart(Summary summary, Metric metric, Map<String, String> colours) {
    this.summary = summary;
    this.metric = metric;
    this.colours = colours;
  }

  /** Draws the chart; empty if there is nothing to compare. */
  String draw() {
    List<Row> rows = rows();
    if (rows.isEmpty()) {
      return "";
    }
    int bottom = Frame.TOP + ROW * rows.size() + 4;
    Scale x = scale(rows);
    Svg svg = new Svg(Frame.WIDTH, bottom + 40, metric.words() + ": ratio to the subject");
    band(svg, x, bottom);
    x.ticks().forEach(tick -> Frame.vertical(svg, x.at(tick), bottom, Frame.number(tick)));
    svg.line("one", x.at(1), Frame.TOP, x.at(1), bottom);
    for (int i = 0; i < rows.size(); i++) {
      row(svg, rows.get(i), x, Frame.TOP + ROW * i + ROW / 2.0);
    }
    Frame.axisName(svg, bottom, metric.words() + ", ratio to " + summary.subject());
    return svg.done();
  }

  private record Row(String name, String css, List<Double> rounds, Comparison comparison) {}

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String system : summary.systems()) {
      if (!system.equals(summary.subject())) {
        summary.comparison(metric, system, summary.subject()).ifPresent(c -> rows.add(row(c)));
      }
    }
    summary.control(metric).ifPresent(c -> rows.add(row(c)));
    return rows;
  }

  private Row row(Comparison comparison) {
    List<Double> ratios = new ArrayList<>();
    for (Round round : summary.result().rounds()) {
      Long a = value(round, comparison.a());
      Long b = value(round, comparison.b());
      if (a != null && b != null) {
        ratios.add((double) a / b);
      }
    }
    String css = colours.getOrDefault(comparison.a(), "c0");
    return new Row(comparison.a(), css, ratios, comparison);
  }

  private @Nullable Long value(Round round, String system) {
    return round.legs().stream()
        .filter(leg -> leg.system().equals(system) && leg.valid())
        .findFirst()
        .map((LegResult leg) -> metric.of(leg))
        .orElse(null);
  }

  private static Scale scale(List<Row> rows) {
    double min = 1;
    double max = 1;
    for (Row row : rows) {
      for (double ratio : row.rounds()) {
        min = Math.min(min, ratio);
        max = Math.max(max, ratio);
      }
      List<Double> ci = row.comparison().ci95();
      if (ci != null && row.comparison().n() >= RatioInterval.MIN_ROUNDS_FOR_VERDICT) {
        min = Math.min(min, ci.get(0));
        max = Math.max(max, ci.get(1));
      }
    }
    return new Scale.Log(min / HEADROOM, max * HEADROOM, NAME_WIDTH, Frame.RIGHT);
  }

  private void band(Svg svg, Scale x, int bottom) {
    Optional<List<Double>> ci = summary.control(metric).map(Comparison::ci95);
    ci.ifPresent(
        ends -> {
          double from = clip(x.at(ends.get(0)));
          double to = clip(x.at(ends.get(1)));
          String tip = summary.subject() + " against itself";
          svg.box("band", from, Frame.TOP, to - from, bottom - Frame.TOP, tip);
        });
  }

  private static double clip(double pixel) {
    return Math.max(NAME_WIDTH, Math.min(Frame.RIGHT, pixel));
  }

  private static void row(Svg svg, Row row, Scale x, double middle) {
    svg.text("name", NAME_WIDTH - 8, middle + 4, "end", row.name());
    List<Double> ci = row.comparison().ci95();
    if (ci != null) {
      svg.line(
          "interval " + row.css(), clip(x.at(ci.get(0))), middle, clip(x.at(ci.get(1))), middle);
    }
    int count = row.rounds().size();
    for (int i = 0; i < count; i++) {
      double offset = count == 1 ? 0 : SPREAD * (2.0 * i / (count - 1) - 1);
      String tip = row.name() + ", round " + (i + 1) + ": " + Wording.ratio(row.rounds().get(i));
      svg.dot("dot " + row.css(), x.at(row.rounds().get(i)), middle + offset, DOT, tip);
    }
    String tip = row.name() + ": " + Wording.interval(Optional.of(row.comparison()));
    svg.dot("mean " + row.css(), x.at(row.comparison().ratio()), middle, DOT + 1.5, tip);
  }
}
