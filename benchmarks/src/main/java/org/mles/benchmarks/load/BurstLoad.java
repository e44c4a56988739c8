package org.mles.benchmarks.load;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.benchmarks.workload.Workload;

/** One message, wait until the last subscriber has it, idle gap with jitter, the next one. */
record BurstLoad(Workload workload) implements LoadProfile {
  @Override
  public void run(Publisher publisher, LongSupplier slowest, MessageTimes times)
      throws IOException, LegFailure {
    SplittableRandom random = new SplittableRandom(workload.seed());
    for (int i = 0; i < workload.measured(); i++) {
      long now = publisher.nanos();
      times.leaves(i, now, now);
      publisher.send(Stage.MEASURED, i);
      long target = i + 1L;
      if (!publisher.await(() -> slowest.getAsLong() >= target, PATIENCE_NANOS)) {
        return;
      }
      LockSupport.parkNanos(gapNanos(random));
    }
  }

  private long gapNanos(SplittableRandom random) {
    double factor = 1 + workload.jitter() * (2 * random.nextDouble() - 1);
    return Math.round(workload.periodNanos() * factor);
  }
}
