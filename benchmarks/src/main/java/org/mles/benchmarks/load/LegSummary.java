package org.mles.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.stats.DeliveryLedger;
import org.mles.benchmarks.stats.HdrLog;
import org.mles.benchmarks.stats.NoiseWatch;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/** Turns what a leg recorded into its result. Thread: main of the load process. */
final class LegSummary {
  private static final double NANOS_PER_SECOND = 1e9;

  /** The system counts in steps of 10 ms: less than five of them is no number. */
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
      @Nullable Long serverNanos, @Nullable Long clientNanos, @Nullable Long octetsReceived) {}

  LegResult result(
      Costs costs, NoiseWatch.Seen seen, @Nullable Double loadBefore, long[] wallMillis)
      throws IOException {
    DeliveryLedger.Proof proof = arrivals.measured().proof(times.published());
    LegLatencies latencies = LegLatencies.of(arrivals.measured(), times);
    Validity validity = new Validity(workload, arrivals.foreign(), closed);
    List<String> files = writeRaw(latencies, wallMillis);
    return new LegResult(
            request.system(),
            request.attempt(),
            LegResult.Status.VALID,
            null,
            List.of(),
            proof.published(),
            proof.delivered(),
            proof.lost(),
            proof.duplicates(),
            proof.reordered(),
            latencies.times(workload.profile() == Profile.PACED),
            latencies.arrivalCurve(),
            latencies.positionMedians(),
            new LegResult.Cpu(
                perDelivery(costs.serverNanos(), proof), perDelivery(costs.clientNanos(), proof)),
            Math.round(proof.delivered() * NANOS_PER_SECOND / Math.max(1, latencies.spanNanos())),
            costs.octetsReceived() == null || proof.delivered() == 0
                ? null
                : (double) costs.octetsReceived() / proof.delivered(),
            new LegResult.Noise(
                seen.worstStallNanos(),
                seen.gcNanos(),
                seen.stealShare(),
                loadBefore,
                latencies.firstToLastQuarter()),
            files)
        .judged(
            request.attempt(),
            validity.complaint(proof, latencies, seen),
            validity.warnings(latencies, seen));
  }

  private static @Nullable Long perDelivery(@Nullable Long nanos, DeliveryLedger.Proof proof) {
    return nanos == null || nanos < FEWEST_CPU_NANOS || proof.delivered() == 0
        ? null
        : nanos / proof.delivered();
  }

  private List<String> writeRaw(LegLatencies latencies, long[] wallMillis) throws IOException {
    Path folder = Path.of(request.rawFolder());
    String name = request.rawName() + ".hlog";
    HdrLog.write(folder.resolve(name), latencies.histograms(), wallMillis);
    return List.of(folder.getFileName() + "/" + name);
  }
}
