package org.mles.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.Wording;

/**
 * The table that a README shows: what was measured of Mles and of the relay, and of each broker its
 * best shape on the wire, which compares servers, beside that shape by a library and its usual
 * library, which is what a user gets. Of a broker without a shape on the wire, every shape. Thread:
 * caller.
 */
final class Headline {
  private static final String WIRE = "-wire";
  private static final String LIBRARY = "its library";
  private static final String ONE_CLIENT = "the one client";

  /** What a user of a broker takes first, where that is not the shape of the broker's name. */
  private static final List<String> USUAL =
      List.of("rabbitmq-default", "rabbitmq-installed-default");

  /** A broker whose name has a dash. */
  private static final String INSTALLED = "rabbitmq-installed";

  private final Summary summary;

  private Headline(Summary summary) {
    this.summary = summary;
  }

  /**
   * Returns the table, and a line on where it comes from.
   *
   * @param link how its reader reaches the folder of {@code result}
   */
  static String of(ResultFile result, String link) {
    Headline headline = new Headline(new Summary(result));
    StringBuilder text = new StringBuilder();
    MarkdownReport.table(
        text,
        List.of(
            "system",
            "read by",
            "to last",
            "server CPU per delivery",
            "client CPU per delivery",
            "to " + headline.summary.subject() + ", per round [95 %]"),
        headline.systems().stream().map(headline::row).toList());
    text.append("\nMedians of ").append(result.rounds().size()).append(" rounds, one message to ");
    text.append(result.workload().subscribers()).append(" subscribers at a time; ");
    text.append(result.env().cores()).append(" cores; Mles against itself in the same run: ");
    text.append(Wording.interval(headline.summary.control(Metric.TIME_TO_LAST)));
    text.append(". From [the result file](").append(link).append('/').append(ResultJson.FILE_NAME);
    text.append(") ([summary](").append(link).append('/').append(Pages.MARKDOWN).append(")).\n");
    return text.toString();
  }

  /** Returns the systems of the table, in the order in which they were named. */
  private List<String> systems() {
    Map<String, List<String>> brokers = new LinkedHashMap<>();
    for (String system : summary.systems()) {
      brokers.computeIfAbsent(broker(system), name -> new ArrayList<>()).add(system);
    }
    return brokers.values().stream().flatMap(this::shown).toList();
  }

  private Stream<String> shown(List<String> shapes) {
    List<String> wires = shapes.stream().filter(shape -> shape.endsWith(WIRE)).toList();
    if (wires.isEmpty()) {
      return shapes.stream();
    }
    String best = wires.stream().min(Comparator.comparingLong(this::toLast)).orElse(wires.get(0));
    String byLibrary = best.substring(0, best.length() - WIRE.length());
    return Stream.concat(
        Stream.of(best),
        shapes.stream().filter(shape -> isUsual(shape) || shape.equals(byLibrary)));
  }

  private long toLast(String system) {
    Long median = summary.median(system, Metric.TIME_TO_LAST);
    return median == null ? Long.MAX_VALUE : median;
  }

  private static boolean isUsual(String system) {
    return system.equals(broker(system)) || USUAL.contains(system);
  }

  private static String broker(String system) {
    if (system.startsWith(INSTALLED)) {
      return INSTALLED;
    }
    int dash = system.indexOf('-');
    return dash < 0 ? system : system.substring(0, dash);
  }

  private List<String> row(String system) {
    Metric metric = Metric.TIME_TO_LAST;
    return List.of(
        summary.named(system),
        system.endsWith(WIRE) || Summary.OURS.contains(system) ? ONE_CLIENT : LIBRARY,
        Wording.time(summary.median(system, metric)),
        Wording.time(summary.median(system, Metric.SERVER_CPU)),
        Wording.time(summary.median(system, Metric.LOAD_CPU)),
        system.equals(summary.subject())
            ? "1"
            : Wording.interval(summary.comparison(metric, system, summary.subject())));
  }
}
