package org.mles.benchmarks.load;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.mles.benchmarks.workload.Workload;

/** Publishes the measured messages of a leg. Thread: main of the load process. */
interface LoadProfile {
  /** Longest wait for the last subscriber before a leg ends as invalid. */
  long PATIENCE_NANOS = 5_000_000_000L;

  /**
   * Publishes all, notes the times, and returns when the last subscriber has the last message.
   *
   * @param slowest how many messages the slowest subscriber has
   */
  void run(Publisher publisher, LongSupplier slowest, MessageTimes times)
      throws IOException, LegFailure;

  /**
   * Returns the profile of a workload whose subscribers are read.
   *
   * @throws IllegalArgumentException if they must not be
   */
  static LoadProfile of(Workload workload) {
    return switch (workload.profile()) {
      case BURST, CLAIM_2017 -> new BurstLoad(workload);
      case PACED -> new PacedLoad(workload);
      case SATURATE -> new SaturateLoad(workload);
      case SENDS -> throw new IllegalArgumentException("sends is for subscribers left unread");
    };
  }
}
