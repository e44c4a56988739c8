package org.mles.benchmarks.load;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.LoadClient;

/**
 * How long the receiving threads had waited when a measurement began.
 *
 * @param atNanos the beginning
 * @param waitedNanos one entry for each thread
 */
record Waiting(long atNanos, List<Long> waitedNanos) {
  static Waiting begin(LoadClient client) {
    return new Waiting(System.nanoTime(), client.waitedNanos());
  }

  /** Returns the least share of the time since then that a thread waited, null if nobody counts. */
  @Nullable Double leastShare(LoadClient client) {
    List<Long> now = client.waitedNanos();
    double span = Math.max(1, System.nanoTime() - atNanos);
    return now.isEmpty()
        ? null
        : IntStream.range(0, now.size())
            .mapToDouble(i -> (now.get(i) - waitedNanos.get(i)) / span)
            .min()
            .orElseThrow();
  }
}
