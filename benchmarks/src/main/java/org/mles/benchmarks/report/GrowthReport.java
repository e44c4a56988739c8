package org.mles.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.page.Html;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.result.GrowthFile.Axis;
import org.mles.benchmarks.result.GrowthFile.Point;
import org.mles.benchmarks.result.MemoryReading.Kind;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.result.Wording;

/** Pages on how the server grows, from the file alone. Thread: any. */
public final class GrowthReport {
  static final String TITLE = "How the server grows";

  private static final double NANOS_PER_MICRO = 1e3;

  /** What a member of version 1 may take of the heap beside its socket. */
  private static final long TARGET_OCTETS = 1024;

  private static final List<String> NOTES =
      List.of(
          "The server is one process with one loop; server and load share the machine.",
          "A channel has a publisher beside its subscribers. A message is published once in every"
              + " channel, and the last subscriber of all channels ends its time.",
          "Memory is that of the fresh server taken from that with everybody connected, when all"
              + " messages have come, shared by the connections: heap behind a full collection, by"
              + " the JDK's own tool; resident memory right after it; logs, by the server's own counter, which are"
              + " part of that; kernel objects of the whole"
              + " machine, which has both ends of each connection. Medians over the legs.",
          "What a server makes once, such as classes, is in the first points most: the table of"
              + " further connections is without it.");

  private final GrowthFile growth;
  private final GrowthTables tables;

  /** Prepares pages. */
  public GrowthReport(GrowthFile growth) {
    this.growth = growth;
    this.tables = new GrowthTables(growth);
  }

  private ResultFile first() {
    return growth.points().get(0).result();
  }

  /** Returns the setting that all points share. */
  String lead() {
    return "payload "
        + first().workload().payloadBytes()
        + " octets; "
        + first().env().cores()
        + " cores"
        + (first().env().cpu() == null ? "" : ", " + first().env().cpu());
  }

  /** Returns what the targets of the project say to the figures. */
  List<String> findings() {
    List<String> findings = new ArrayList<>();
    List<Point> points =
        growth.of(Axis.SUBSCRIBERS).stream()
            .filter(point -> point.median(Metric.SERVER_CPU) != null)
            .toList();
    if (points.size() > 1) {
      findings.add(flatness(points.get(0), points.get(points.size() - 1)));
    }
    heap(findings);
    growth.points().stream()
        .filter(point -> point.result().partial())
        .forEach(point -> findings.add("PARTIAL at " + point.at() + " " + point.axis().words()));
    return findings;
  }

  private static String flatness(Point from, Point to) {
    double ratio =
        (double) Objects.requireNonNull(to.median(Metric.SERVER_CPU))
            / Objects.requireNonNull(from.median(Metric.SERVER_CPU));
    return "Server CPU per delivery at "
        + to.at()
        + " subscribers is "
        + Wording.ratio(ratio)
        + " times that at "
        + from.at()
        + ".";
  }

  private void heap(List<String> findings) {
    List<Point> points = growth.of(Axis.SUBSCRIBERS);
    Long socket = growth.socketOctets();
    if (points.size() < 2 || socket == null) {
      return;
    }
    Double heap =
        GrowthFile.furtherOctets(
            points.get(points.size() - 2), points.get(points.size() - 1), Kind.HEAP);
    if (heap != null) {
      long beside = Math.round(heap) - socket;
      findings.add(
          "Each further subscriber takes "
              + beside
              + " octets of the heap beside the "
              + socket
              + " that the JDK keeps for a socket: "
              + (beside < TARGET_OCTETS ? "less than " : "not less than ")
              + TARGET_OCTETS
              + ".");
    }
  }

  /** Returns the page for a README. */
  public String markdown() {
    StringBuilder out = new StringBuilder("### " + TITLE + ": " + lead() + "\n\n");
    findings().forEach(finding -> out.append("- ").append(finding).append('\n'));
    for (GrowthTables.Table table : tables.all()) {
      out.append("\n").append(table.title()).append(":\n\n");
      MarkdownReport.table(out, table.head(), table.rows());
    }
    out.append('\n');
    NOTES.forEach(note -> out.append("- ").append(note).append('\n'));
    return out.append(source()).toString();
  }

  private String source() {
    ResultFile.Tool tool = first().tool();
    return "\nRun `"
        + first().id()
        + "`, "
        + tool.version()
        + (tool.commit() == null ? "" : ", commit " + tool.commit())
        + ".\n";
  }

  /** Returns the page of its own. */
  String html() {
    StringBuilder out = new StringBuilder("<h1>" + TITLE + "</h1>\n<p class=\"lead\">");
    out.append(Html.text(lead())).append("</p>\n").append(Html.list(findings()));
    out.append("<div class=\"charts\">\n");
    for (Axis axis : Axis.values()) {
      figure(out, "Cost per delivery by " + axis.words(), cost(axis));
      figure(out, "Memory per connection by " + axis.words(), memory(axis));
    }
    out.append("</div>\n");
    for (GrowthTables.Table table : tables.all()) {
      out.append("<h2>").append(Html.text(table.title())).append("</h2>\n");
      out.append(Html.table(table.head(), table.rows()));
    }
    out.append(Html.list(NOTES));
    out.append("<p><a href=\"").append(GrowthFile.FILE_NAME).append("\">result file</a>");
    out.append(" · <a href=\"").append(RunLog.FILE_NAME).append("\">histograms</a></p>\n");
    return Html.page(TITLE, out);
  }

  private static void figure(StringBuilder out, String title, String drawing) {
    if (!drawing.isEmpty()) {
      out.append("<figure><h2>").append(Html.text(title)).append("</h2>\n").append(drawing);
      out.append("</figure>\n");
    }
  }

  /** Draws the cost of a delivery. */
  String cost(Axis axis) {
    return chart(
        axis,
        "µs",
        "Cost per delivery",
        Map.of(
            "server", point -> micros(point.median(Metric.SERVER_CPU)),
            "load", point -> micros(point.median(Metric.LOAD_CPU))));
  }

  /** Draws the memory of a connection. */
  String memory(Axis axis) {
    Map<String, Function<Point, @Nullable Double>> lines = new LinkedHashMap<>();
    for (Kind kind : List.of(Kind.HEAP, Kind.RESIDENT, Kind.KERNEL)) {
      lines.put(kind.words(), point -> number(point.growthOfEach(kind)));
    }
    return chart(axis, "octets", "Memory per connection", lines);
  }

  private String chart(
      Axis axis, String unit, String title, Map<String, Function<Point, @Nullable Double>> lines) {
    List<Point> points = growth.of(axis);
    Map<String, String> colours = new LinkedHashMap<>();
    List<GrowthChart.Series> series = new ArrayList<>();
    lines.keySet().stream().sorted().forEach(name -> colours.put(name, "c" + colours.size()));
    colours.forEach(
        (name, css) -> {
          List<@Nullable Double> values = new ArrayList<>();
          points.forEach(point -> values.add(Objects.requireNonNull(lines.get(name)).apply(point)));
          series.add(new GrowthChart.Series(name, css, values));
        });
    String drawing =
        new GrowthChart(title, unit, axis.words(), points.stream().map(Point::at).toList())
            .draw(series);
    return drawing.isEmpty() ? "" : Palette.legend(colours) + drawing;
  }

  private static @Nullable Double micros(@Nullable Long nanos) {
    return nanos == null ? null : (Double) (nanos / NANOS_PER_MICRO);
  }

  private static @Nullable Double number(@Nullable Long value) {
    return value == null ? null : (Double) (double) value;
  }
}
