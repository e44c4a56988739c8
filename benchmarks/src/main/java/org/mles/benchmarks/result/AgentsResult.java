package org.mles.benchmarks.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a load of several agents adds. There, {@code timeToLast} is a round trip: from an agent's
 * publish until all others have reported by message that their last subscriber has it. The true
 * time is not longer, and shorter by the way of such a report. All other latencies are of each
 * publisher's own subscribers.
 *
 * @param names of the agents
 * @param ownTimeToLast until the last of the publisher's own subscribers had the message
 * @param controlRoundTrip of a ping between two agents
 * @param errorNs half of what nine of ten such round trips do not exceed
 */
public record AgentsResult(
    List<String> names,
    @Nullable LatencyNanos ownTimeToLast,
    @Nullable LatencyNanos controlRoundTrip,
    @Nullable Long errorNs) {
  /** Refuses what lacks a part. */
  public AgentsResult {
    Whole.list(names, "agents");
  }
}
