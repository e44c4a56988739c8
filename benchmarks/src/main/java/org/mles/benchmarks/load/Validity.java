package org.mles.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.stats.DeliveryLedger;
import org.mles.benchmarks.stats.NoiseWatch;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/**
 * Decides whether a leg's numbers may be used.
 *
 * @param workload what should have been published
 * @param foreign messages that this leg did not send
 * @param strays messages that came to a subscriber of another channel
 * @param closed whether every subscriber saw the closing message
 * @param busiestWaited share of the time in which the busiest receiving thread had nothing to read,
 *     null if nobody counts
 */
record Validity(
    Workload workload, long foreign, long strays, boolean closed, @Nullable Double busiestWaited) {
  private static final double MAX_LAG_SHARE = 0.10;
  private static final double MAX_LATE_SHARE = 0.001;
  private static final double MAX_STEAL = 0.10;
  private static final double WARN_STEAL = 0.02;
  private static final double MAX_WARMING = 1.15;
  private static final double WARN_WAITED = 0.05;
  private static final long WARN_STALL_NANOS = 20_000_000;

  /** Returns why the leg is invalid, null if it is not. */
  @Nullable String complaint(
      DeliveryLedger.Proof proof, LegLatencies latencies, NoiseWatch.Seen noise) {
    if (!proof.holds() || strays > 0) {
      return proof.complaint() + (strays == 0 ? "" : ", " + strays + " in another channel");
    }
    if (proof.published() == 0 || proof.delivered() == 0) {
      return "nothing was published";
    }
    if (foreign > 0) {
      return foreign + " messages arrived that nobody sent";
    }
    if (!closed) {
      return "the closing message did not reach every subscriber";
    }
    if (latencies.unsent() > 0) {
      return latencies.unsent() + " messages were not sent to all before anybody read";
    }
    if (latencies.negatives() > 0) {
      return latencies.negatives() + " negative latencies: the clock stepped";
    }
    if (noise.stealShare() != null && noise.stealShare() > MAX_STEAL) {
      return percent(noise.stealShare()) + " of the CPU was stolen by other guests";
    }
    return workload.profile() == Profile.PACED ? openLoopComplaint(latencies) : null;
  }

  private @Nullable String openLoopComplaint(LegLatencies latencies) {
    long lag = latencies.lag().getValueAtPercentile(99);
    long median = latencies.timeToLast().getValueAtPercentile(50);
    if (lag > MAX_LAG_SHARE * median) {
      return "send lag p99 of "
          + lag / 1000
          + " us is more than a tenth of the median time to last";
    }
    long late = latencies.spanNanos() - latencies.plannedNanos() - workload.periodNanos() - median;
    if (late > MAX_LATE_SHARE * latencies.plannedNanos()) {
      return "the intended rate was not achieved: " + late / 1_000_000 + " ms behind at the end";
    }
    return null;
  }

  /** Returns what disturbed the leg without spoiling it. */
  List<String> warnings(LegLatencies latencies, NoiseWatch.Seen noise) {
    List<String> warnings = new ArrayList<>();
    Double warming = latencies.firstToLastQuarter();
    if (warming != null && warming > MAX_WARMING) {
      warnings.add("not warm: the first quarter is " + percent(warming - 1) + " slower");
    }
    if (noise.worstStallNanos() > WARN_STALL_NANOS) {
      warnings.add("the load process stalled for " + noise.worstStallNanos() / 1_000_000 + " ms");
    }
    if (noise.stealShare() != null && noise.stealShare() > WARN_STEAL) {
      warnings.add(percent(noise.stealShare()) + " of the CPU was stolen by other guests");
    }
    if (busiestWaited != null && busiestWaited < WARN_WAITED) {
      warnings.add(
          LegResult.Verdict.LOAD_AT_LIMIT
              + ": a receiving thread waited "
              + percent(busiestWaited)
              + " of the time");
    }
    return warnings;
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }
}
