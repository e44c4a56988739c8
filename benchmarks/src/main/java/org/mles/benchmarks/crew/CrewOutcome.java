package org.mles.benchmarks.crew;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.crew.word.ShareReport;
import org.mles.benchmarks.load.LegOutcome;
import org.mles.benchmarks.load.LegRequest;
import org.mles.benchmarks.result.AgentsResult;
import org.mles.benchmarks.result.LatencyNanos;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.stats.HistogramLog;
import org.mles.benchmarks.stats.Percentiles;
import org.mles.benchmarks.workload.Profile;

/**
 * Puts the reports of all agents together. Histograms are added count by count, so nothing is lost;
 * of what disturbed the agents the worst stands for all.
 *
 * <p>Thread: caller.
 */
final class CrewOutcome {
  private static final long FEWEST_CPU_NANOS = 50_000_000;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NINE_OF_TEN = 90;
  private static final String TO_LAST = "timeToLast";

  private final LegRequest request;
  private final CrewLeg leg;
  private final Map<String, ShareReport> reports;
  private final Map<String, Histogram> merged = new TreeMap<>();

  CrewOutcome(LegRequest request, CrewLeg leg) throws IOException {
    this.request = request;
    this.leg = leg;
    this.reports = new TreeMap<>(leg.reports());
    for (Map.Entry<String, ShareReport> report : reports.entrySet()) {
      for (Map.Entry<String, byte[]> entry : report.getValue().histograms().entrySet()) {
        String where = "agent " + report.getKey() + ", " + entry.getKey();
        named(entry.getKey()).add(HistogramLog.unpacked(entry.getValue(), where));
      }
    }
  }

  private Histogram named(String name) {
    return merged.computeIfAbsent(name, key -> Percentiles.histogram());
  }

  /**
   * Returns the outcome of a leg in which all agents have reported.
   *
   * @param serverNanos CPU time of the server in all measured turns, null if unknown
   * @param wallMillis begin and end of those
   */
  LegOutcome outcome(@Nullable Long serverNanos, long[] wallMillis) throws IOException {
    HistogramLog.write(Path.of(request.histograms()), request.tag() + ".", logged(), wallMillis);
    List<String> warnings = new ArrayList<>();
    reports.forEach(
        (name, report) ->
            report.warnings().forEach(words -> warnings.add("agent " + name + ": " + words)));
    LegResult result =
        LegResult.valid(
                request.system(),
                request.attempt(),
                leg.sum().deliveries(),
                times(),
                new LegResult.Curves(List.of(), positions()),
                costs(serverNanos),
                noise())
            .by(agents())
            .judged(request.attempt(), leg.complaint().orElse(null), warnings);
    return new LegOutcome(result, leg.verified());
  }

  /** Returns the histograms of a log; the time to last there is that of the result. */
  private Map<String, Histogram> logged() {
    Map<String, Histogram> logged = new LinkedHashMap<>();
    logged.put(TO_LAST, named(MemberLeg.ROUND_TRIP));
    for (String name : List.of("timeToFirst", "delivery", "service", "sendLag")) {
      logged.put(name, named(name));
    }
    logged.put("ownTimeToLast", named(TO_LAST).copy());
    logged.put("controlRoundTrip", named(MemberLeg.CONTROL));
    return logged;
  }

  private LegResult.Times times() {
    return new LegResult.Times(
        LatencyNanos.of(named(MemberLeg.ROUND_TRIP)),
        LatencyNanos.of(named("timeToFirst")),
        LatencyNanos.of(named("timeToHalf")),
        LatencyNanos.of(named("timeToNineTenths")),
        LatencyNanos.of(named("spread")),
        LatencyNanos.of(named("delivery")),
        LatencyNanos.of(named("service")),
        request.workload().profile() == Profile.PACED ? LatencyNanos.of(named("sendLag")) : null,
        null);
  }

  private AgentsResult agents() {
    Histogram control = named(MemberLeg.CONTROL);
    boolean known = control.getTotalCount() > 0;
    return new AgentsResult(
        List.copyOf(reports.keySet()),
        LatencyNanos.of(named(TO_LAST)),
        LatencyNanos.of(control),
        known ? (Long) (control.getValueAtPercentile(NINE_OF_TEN) / 2) : null);
  }

  private List<Long> positions() {
    return reports.values().stream().flatMap(report -> report.positionNanos().stream()).toList();
  }

  private LegResult.Costs costs(@Nullable Long serverNanos) {
    long delivered = Math.max(1, leg.sum().delivered());
    Long client = sum(reports.values(), ShareReport::cpuNanos);
    Long octets = sum(reports.values(), ShareReport::octetsReceived);
    long span = reports.values().stream().mapToLong(ShareReport::spanNanos).sum();
    double own = Math.max(1, named("delivery").getTotalCount());
    return new LegResult.Costs(
        new LegResult.Cpu(perDelivery(serverNanos, delivered), perDelivery(client, delivered)),
        Math.round(delivered * NANOS_PER_SECOND / Math.max(1, span)),
        octets == null ? null : (Double) (octets / own));
  }

  private static @Nullable Long perDelivery(@Nullable Long nanos, long delivered) {
    return nanos == null || nanos < FEWEST_CPU_NANOS ? null : (Long) (nanos / delivered);
  }

  private static @Nullable Long sum(
      Collection<ShareReport> reports, Function<ShareReport, @Nullable Long> part) {
    List<Long> known = reports.stream().map(part).filter(Objects::nonNull).toList();
    return known.size() < reports.size() ? null : known.stream().mapToLong(Long::longValue).sum();
  }

  private LegResult.Noise noise() {
    return new LegResult.Noise(
        reports.values().stream().mapToLong(ShareReport::worstStallNanos).max().orElse(0),
        reports.values().stream().mapToLong(ShareReport::gcNanos).sum(),
        worst(ShareReport::stealShare),
        worst(ShareReport::loadBefore),
        worst(ShareReport::firstToLastQuarter));
  }

  private @Nullable Double worst(Function<ShareReport, @Nullable Double> part) {
    return reports.values().stream()
        .map(part)
        .filter(Objects::nonNull)
        .max(Double::compare)
        .orElse(null);
  }
}
