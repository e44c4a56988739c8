package org.mles.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.mles.benchmarks.page.Frame;
import org.mles.benchmarks.report.CurveChart.Curve;
import org.mles.benchmarks.result.LatencyNanos;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.stats.Percentiles;

/** The three charts of latency curves; empty if no leg knows their values. Thread: any. */
final class LatencyCurves {
  /** From this ratio of the slowest to the fastest system, a linear scale hides the fastest. */
  private static final double FAR_APART = 20;

  private final Summary summary;
  private final Map<String, String> colours;
  private final int subscribers;
  private final int readers;

  LatencyCurves(Summary summary, Map<String, String> colours) {
    this.summary = summary;
    this.colours = colours;
    this.subscribers = summary.result().workload().subscribers();
    this.readers = summary.result().workload().readers();
  }

  /** Draws the time to the last subscriber by percentile, each nine as wide as the next. */
  String percentiles() {
    Map<String, List<Long>> values = values(this::curve);
    int known = values.values().stream().mapToInt(List::size).max().orElse(0);
    if (known < 2) { // no line through one point
      return "";
    }
    double width = Math.max(1, nines(Percentiles.CURVE.get(known - 1)));
    Map<Double, String> marks = new LinkedHashMap<>();
    for (double percentile : new double[] {0, 50, 90, 99, 99.9}) {
      if (nines(percentile) <= width) {
        marks.put(nines(percentile) / width, Frame.number(percentile));
      }
    }
    List<Double> xs = Percentiles.CURVE.stream().map(p -> nines(p) / width).toList();
    return CurveChart.of("Percentiles", "percentile", curves(xs, values), marks, true);
  }

  private static double nines(double percentile) {
    return -Math.log10(1 - percentile / 100);
  }

  private List<Long> curve(LegResult leg) {
    LegResult.Times ns = leg.ns();
    boolean sends = summary.headline() == Metric.LAST_SEND;
    LatencyNanos last = ns == null ? null : sends ? ns.timeToLastSend() : ns.timeToLast();
    return last == null ? List.of() : last.curve();
  }

  /** Draws the median time until so many subscribers had a message. */
  String arrivals() {
    List<Double> xs =
        colours.keySet().stream()
            .flatMap(summary::validLegs)
            .map(leg -> leg.curves().kOfN().stream().map(s -> (double) s.k() / readers).toList())
            .filter(steps -> !steps.isEmpty())
            .findFirst()
            .orElse(List.of());
    return bySubscriber(
        "Arrival",
        "subscribers that have it",
        readers,
        xs,
        leg -> leg.curves().kOfN().stream().map(LegResult.Step::medianNs).toList());
  }

  /** Draws the median latency of each subscriber. */
  String positions() {
    List<Double> xs =
        IntStream.range(0, subscribers)
            .mapToObj(i -> subscribers == 1 ? 0.5 : (double) i / (subscribers - 1))
            .toList();
    return bySubscriber(
        "Position", "subscriber", subscribers, xs, leg -> leg.curves().positionMedianNs());
  }

  private String bySubscriber(
      String title, String xName, int most, List<Double> xs, Function<LegResult, List<Long>> list) {
    Map<String, List<Long>> values = values(list);
    if (values.values().stream().allMatch(List::isEmpty)) {
      return "";
    }
    Map<Double, String> marks = new LinkedHashMap<>();
    for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
      marks.put(share, Long.toString(Math.round(share * most)));
    }
    return CurveChart.of(title, xName, curves(xs, values), marks, farApart(values));
  }

  static boolean farApart(Map<String, List<Long>> values) {
    long[] slowest =
        values.values().stream()
            .filter(list -> !list.isEmpty())
            .mapToLong(list -> list.stream().mapToLong(Long::longValue).max().orElse(0))
            .sorted()
            .toArray();
    return slowest[slowest.length - 1] > FAR_APART * slowest[0];
  }

  private Map<String, List<Long>> values(Function<LegResult, List<Long>> list) {
    Map<String, List<Long>> values = new LinkedHashMap<>();
    colours.keySet().forEach(system -> values.put(system, summary.medians(system, list)));
    return values;
  }

  private List<Curve> curves(List<Double> xs, Map<String, List<Long>> values) {
    List<Curve> curves = new ArrayList<>();
    colours.forEach(
        (system, css) ->
            curves.add(new Curve(system, css, xs, values.getOrDefault(system, List.of()))));
    return curves;
  }
}
