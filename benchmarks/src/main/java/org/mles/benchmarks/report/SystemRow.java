package org.mles.benchmarks.report;

import java.util.List;
import java.util.Optional;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.ResultFile.Comparison;
import org.mles.benchmarks.result.Wording;

/** One system of the headline table, as text. Thread: any. */
final class SystemRow {
  private SystemRow() {}

  /** Names of the columns. */
  static List<String> head(Summary summary) {
    Metric metric = summary.headline();
    return List.of(
        "system",
        name(metric),
        name(second(metric)),
        "server CPU/delivery",
        "load CPU/delivery",
        "to " + summary.subject() + " [95 %]",
        "to raw [95 %]",
        "legs");
  }

  /** Returns what is shown beside the metric that a profile is about. */
  private static Metric second(Metric headline) {
    return switch (headline) {
      case THROUGHPUT -> Metric.TIME_TO_LAST;
      case LAST_SEND -> Metric.THROUGHPUT;
      case TIME_TO_LAST, DELIVERY, SERVER_CPU, LOAD_CPU -> Metric.DELIVERY;
    };
  }

  private static String name(Metric metric) {
    return switch (metric) {
      case THROUGHPUT -> "deliveries/s";
      case LAST_SEND -> "to last send, p50";
      case DELIVERY -> "delivery, p50";
      case TIME_TO_LAST, SERVER_CPU, LOAD_CPU -> "to last, p50";
    };
  }

  /** Values of the columns for one system. */
  static List<String> of(Summary summary, String system) {
    Metric metric = summary.headline();
    Metric second = second(metric);
    boolean subject = system.equals(summary.subject());
    return List.of(
        summary.named(system),
        Wording.value(metric, summary.median(system, metric)),
        Wording.value(second, summary.median(system, second)),
        Wording.time(summary.median(system, Metric.SERVER_CPU)),
        Wording.time(summary.median(system, Metric.LOAD_CPU)),
        subject ? "1" : Wording.interval(summary.comparison(metric, system, summary.subject())),
        system.equals(Summary.RAW) || summary.subject().equals(Summary.RAW)
            ? "1"
            : Wording.interval(summary.comparison(metric, system, Summary.RAW)),
        Long.toString(summary.validLegs(system).count()));
  }

  /** Returns the verdict sentences: each other system against the subject, then the floor. */
  static List<String> verdicts(Summary summary) {
    Metric metric = summary.headline();
    Optional<Comparison> control = summary.control(metric);
    return summary.systems().stream()
        .filter(system -> !system.equals(summary.subject()))
        .flatMap(system -> summary.comparison(metric, system, summary.subject()).stream())
        .map(comparison -> comparison.a() + ": " + Wording.verdict(metric, comparison, control))
        .toList();
  }
}
