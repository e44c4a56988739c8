package org.mles.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.stats.DeliveryLedger;
import org.mles.benchmarks.stats.HistogramLog;
import org.mles.benchmarks.stats.NoiseWatch;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/** Turns what a leg recorded into its result. Thread: main of the load process. */
final class LegSummary {
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * The system counts CPU time in steps of 10 ms: fewer than five steps are too few for a figure.
   */
  private static final long FEWEST_CPU_NANOS = 50_000_000;

  private final LegRequest request;
  private final Workload workload;
  private final Arrivals arrivals;
  private final MessageTimes times;
  private final boolean closed;

  LegSummary(LegRequest request, Arrivals arrivals, MessageTimes times, boolean closed) {
    this.request = request;
    this.workload = request.workload();
    this.arrivals = arrivals;
    this.times = times;
    this.closed = closed;
  }

  /** What the measured messages cost, null where unknown. */
  record Costs(
      @Nullable Long serverNanos,
      @Nullable Long clientNanos,
      @Nullable Long octetsReceived,
      @Nullable Double busiestWaited) {}

  LegResult result(
      Costs costs, NoiseWatch.Seen seen, @Nullable Double loadBefore, long[] wallMillis)
      throws IOException {
    DeliveryLedger.Proof proof = arrivals.measured().proof(times.published());
    LegLatencies latencies =
        workload.profile() == Profile.SENDS
            ? LegLatencies.ofSends(times)
            : LegLatencies.of(arrivals.measured(), times);
    Validity validity =
        new Validity(
            workload, arrivals.foreign(), arrivals.strays(), closed, costs.busiestWaited());
    HistogramLog.write(
        Path.of(request.histograms()), request.tag() + ".", latencies.histograms(), wallMillis);
    return LegResult.valid(
            request.system(),
            request.attempt(),
            new LegResult.Deliveries(
                proof.published(),
                proof.delivered(),
                proof.lost(),
                proof.duplicates(),
                proof.reordered()),
            latencies.times(workload.profile() == Profile.PACED),
            new LegResult.Curves(latencies.arrivalCurve(), latencies.positionMedians()),
            costs(costs, proof, latencies),
            new LegResult.Noise(
                seen.worstStallNanos(),
                seen.gcNanos(),
                seen.stealShare(),
                loadBefore,
                latencies.firstToLastQuarter()))
        .judged(
            request.attempt(),
            validity.complaint(proof, latencies, seen),
            validity.warnings(latencies, seen));
  }

  private static LegResult.Costs costs(
      Costs costs, DeliveryLedger.Proof proof, LegLatencies latencies) {
    Long octets = costs.octetsReceived();
    return new LegResult.Costs(
        new LegResult.Cpu(
            perDelivery(costs.serverNanos(), proof), perDelivery(costs.clientNanos(), proof)),
        Math.round(proof.delivered() * NANOS_PER_SECOND / Math.max(1, latencies.spanNanos())),
        octets == null || proof.delivered() == 0 ? null : (double) octets / proof.delivered());
  }

  private static @Nullable Long perDelivery(@Nullable Long nanos, DeliveryLedger.Proof proof) {
    return nanos == null || nanos < FEWEST_CPU_NANOS || proof.delivered() == 0
        ? null
        : nanos / proof.delivered();
  }
}
