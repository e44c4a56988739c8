package org.mles.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.page.Html;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.Wording;

/** Times and allocation from JMH's own result file. Thread: any. */
public final class JmhReport {
  /** Name of the file in a folder of results. */
  public static final String FILE_NAME = "jmh.json";

  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final double WHOLE = 1000;
  static final String TITLE = "Parts of the protocol";
  private static final List<String> COLUMNS =
      List.of("parameters", "time", "error 99.9 %", "allocated");

  /** Rows of each benchmark, the parameters first. */
  private final Map<String, List<List<String>>> rows = new LinkedHashMap<>();

  private String setting = "";

  private JmhReport() {}

  /**
   * Reads JMH's file.
   *
   * @throws IOException if it cannot be read or is no list
   */
  public static JmhReport read(Path json) throws IOException {
    JmhReport report = new JmhReport();
    for (Object entry : ResultJson.read(json, List.class)) {
      report.add(map(entry));
    }
    if (report.rows.isEmpty()) {
      throw new IOException(json + ": no benchmark in it");
    }
    return report;
  }

  private void add(Map<?, ?> benchmark) throws IOException {
    Map<?, ?> primary = map(benchmark.get("primaryMetric"));
    Map<?, ?> allocated = map(map(benchmark.get("secondaryMetrics")).get(ALLOCATED));
    if (!(benchmark.get("benchmark") instanceof String name)) {
      throw new IOException("an entry that is no benchmark of JMH");
    }
    int type = name.lastIndexOf('.', name.lastIndexOf('.') - 1);
    rows.computeIfAbsent(name.substring(type + 1), unused -> new ArrayList<>())
        .add(
            List.of(
                map(benchmark.get("params")).toString().replaceAll("[{}]", ""),
                number(primary.get("score")) + " " + primary.get("scoreUnit"),
                number(primary.get("scoreError")),
                number(allocated.get("score")) + " B/op"));
    setting =
        String.format(
            Locale.ROOT,
            "JMH %s on JDK %s; forks %s, warm-up %s x %s, measured %s x %s",
            benchmark.get("jmhVersion"),
            benchmark.get("jdkVersion"),
            benchmark.get("forks"),
            benchmark.get("warmupIterations"),
            benchmark.get("warmupTime"),
            benchmark.get("measurementIterations"),
            benchmark.get("measurementTime"));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String number(@Nullable Object value) {
    if (!(value instanceof Number number)) {
      return Wording.count(null);
    }
    double known = number.doubleValue();
    return known >= WHOLE
        ? Wording.count(Math.round(known))
        : String.format(Locale.ROOT, "%.3g", known);
  }

  /** Returns one table of everything. */
  public String markdown() {
    List<String> head = new ArrayList<>(List.of("benchmark"));
    head.addAll(COLUMNS);
    List<List<String>> all = new ArrayList<>();
    rows.forEach(
        (name, group) ->
            group.forEach(
                cells -> {
                  List<String> row = new ArrayList<>(List.of(name));
                  row.addAll(cells);
                  all.add(row);
                }));
    StringBuilder text = new StringBuilder();
    MarkdownReport.table(text, head, all);
    return text.toString();
  }

  /** Returns a page with a table for each benchmark. */
  String html() {
    StringBuilder out = new StringBuilder();
    out.append("<h1>").append(TITLE).append("</h1>\n<p class=\"lead\">");
    out.append(Html.text(setting)).append(". One thread, no sockets: what the protocol itself ");
    out.append("costs, in time and in octets allocated for each operation.</p>\n");
    rows.forEach(
        (name, group) -> {
          out.append("<h2>").append(Html.text(name)).append("</h2>\n");
          out.append(Html.table(COLUMNS, group));
        });
    out.append("<p><a href=\"").append(FILE_NAME).append("\">result file</a></p>\n");
    return Html.page(TITLE, out);
  }
}
