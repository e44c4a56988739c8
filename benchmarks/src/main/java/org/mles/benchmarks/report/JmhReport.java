package org.mles.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.ResultJson;

/** Times and allocation of JMH's result file. Thread: any. */
final class JmhTable {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private JmhTable() {}

  static String markdown(Path json) throws IOException {
    StringBuilder text = new StringBuilder();
    List<String> head = List.of("benchmark", "parameters", "time", "error 99.9 %", "allocated");
    MarkdownReport.table(text, head, rows(json));
    return text.toString();
  }

  private static List<List<String>> rows(Path json) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (Object entry : ResultJson.read(json, List.class)) {
      if (entry instanceof Map<?, ?> benchmark) {
        rows.add(row(benchmark));
      }
    }
    return rows;
  }

  private static List<String> row(Map<?, ?> benchmark) {
    Map<?, ?> primary = map(benchmark.get("primaryMetric"));
    Map<?, ?> allocated = map(map(benchmark.get("secondaryMetrics")).get(ALLOCATED));
    String name = String.valueOf(benchmark.get("benchmark"));
    int type = name.lastIndexOf('.', name.lastIndexOf('.') - 1);
    Object params = benchmark.get("params");
    return List.of(
        name.substring(type + 1),
        params == null ? "" : map(params).toString().replaceAll("[{}]", ""),
        number(primary.get("score")) + " " + primary.get("scoreUnit"),
        number(primary.get("scoreError")),
        number(allocated.get("score")) + " B/op");
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String number(@Nullable Object value) {
    return value instanceof Number number
        ? String.format(Locale.ROOT, "%.3g", number.doubleValue())
        : "–";
  }
}
