package org.mles.benchmarks.load;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.benchmarks.workload.Workload;

/**
 * Closed loop with a bounded window: as many messages as the slowest subscriber keeps up with,
 * never more than the window under way, for a fixed time.
 */
record SaturateLoad(Workload workload) implements LoadProfile {
  @Override
  public void run(Publisher publisher, LongSupplier progress, MessageTimes times)
      throws IOException, LegFailure {
    long start = System.nanoTime();
    AtomicLong slowest = new AtomicLong();
    long index = 0;
    while (System.nanoTime() - start < workload.saturateNanos()) {
      long allowed = slowest.get() + workload.window();
      while (index < allowed) {
        long now = publisher.nanos();
        times.leaves(index, now, now);
        publisher.add(Stage.MEASURED, index++);
      }
      publisher.flush();
      long full = index;
      if (!publisher.await(() -> room(progress, slowest, full), PATIENCE_NANOS)) {
        return;
      }
    }
    long all = index;
    publisher.await(() -> progress.getAsLong() >= all, PATIENCE_NANOS);
  }

  /** Half a window is free: publishing again in larger pieces costs everybody less. */
  private boolean room(LongSupplier progress, AtomicLong slowest, long published) {
    slowest.set(progress.getAsLong());
    return published - slowest.get() <= workload.window() / 2;
  }
}
