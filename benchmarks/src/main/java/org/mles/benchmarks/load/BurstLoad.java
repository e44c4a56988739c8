package org.mles.benchmarks.load;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.benchmarks.workload.Schedule;
import org.mles.benchmarks.workload.Workload;

/** One message, wait until the last subscriber has it, idle gap with jitter, the next one. */
record BurstLoad(Workload workload) implements LoadProfile {
  @Override
  public void run(Publisher publisher, LongSupplier slowest, MessageTimes times)
      throws IOException, LegFailure {
    long[] gaps = Schedule.gapsNanos(workload);
    for (int i = 0; i < workload.measured(); i++) {
      long now = publisher.nanos();
      times.leaves(i, now, now);
      publisher.send(Stage.MEASURED, i);
      long target = i + 1L;
      if (!publisher.await(() -> slowest.getAsLong() >= target, PATIENCE_NANOS)) {
        return;
      }
      LockSupport.parkNanos(gaps[i]);
    }
  }
}
