package org.mles.benchmarks.crew.word;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one agent measured of a leg. Every latency in it is a difference of two times of its own
 * clock.
 *
 * @param complaint why its numbers may not be used, null if they may
 * @param warnings what disturbed it
 * @param histograms latencies in nanoseconds by name, each compressed as in a log
 * @param positionNanos median latency of each of its subscribers
 * @param cpuNanos CPU time of its process in all measured turns, null if unknown
 * @param octetsReceived octets that its subscribers received in its own turn, null if unknown
 * @param worstStallNanos how late one of its threads woke, at worst
 * @param gcNanos time in garbage collection
 * @param stealShare share of the CPU that others took, null if unknown
 * @param loadBefore load average before the leg, null if unknown
 * @param firstToLastQuarter how much slower its first messages were, null if too few
 * @param spanNanos from its first message to the last delivery
 */
public record ShareReport(
    @Nullable String complaint,
    List<String> warnings,
    Map<String, byte[]> histograms,
    List<Long> positionNanos,
    @Nullable Long cpuNanos,
    @Nullable Long octetsReceived,
    long worstStallNanos,
    long gcNanos,
    @Nullable Double stealShare,
    @Nullable Double loadBefore,
    @Nullable Double firstToLastQuarter,
    long spanNanos) {
  /** Takes copies of the lists. */
  public ShareReport {
    warnings = List.copyOf(warnings);
    histograms = Map.copyOf(histograms);
    positionNanos = List.copyOf(positionNanos);
  }
}
