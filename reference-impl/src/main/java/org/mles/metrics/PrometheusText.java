package org.mles.metrics;

import java.util.Locale;
import java.util.Map;
import org.mles.server.Counters;

/** Counters in the text format of Prometheus, version 0.0.4. Thread: any. */
final class PrometheusText {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private PrometheusText() {}

  /** Writes counters; the only words in it are names of ours. */
  static String of(Counters counters) {
    StringBuilder text = new StringBuilder(of(counters.values()));
    text.append("# TYPE mles_refusals_total counter\n");
    counters
        .refusals()
        .forEach(
            (rule, count) ->
                text.append("mles_refusals_total{rule=\"")
                    .append(rule.name().toLowerCase(Locale.ROOT))
                    .append("\",clause=\"")
                    .append(rule.clause())
                    .append("\"} ")
                    .append(count.longValue())
                    .append('\n'));
    return text.toString();
  }

  /** Writes values by name, all of them names of ours. */
  static String of(Map<String, Long> values) {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> metric(text, name, value));
    return text.toString();
  }

  private static void metric(StringBuilder text, String name, long value) {
    String type = name.endsWith("_total") ? "counter" : "gauge";
    text.append("# TYPE mles_").append(name).append(' ').append(type).append('\n');
    text.append("mles_").append(name).append(' ').append(value).append('\n');
  }
}
