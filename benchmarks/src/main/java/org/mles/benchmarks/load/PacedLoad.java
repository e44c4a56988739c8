package org.mles.benchmarks.load;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.benchmarks.workload.Schedule;
import org.mles.benchmarks.workload.Workload;

/**
 * Open loop: each message leaves at its intended time or, if the system or this process held the
 * publisher up, as soon as possible afterwards. Latency counts from the intended time, so a stall
 * is paid for by every message that it delayed.
 */
record PacedLoad(Workload workload) implements LoadProfile {
  private static final long LEAD_NANOS = 20_000_000;

  /**
   * Timers of Linux are some 60 us late, in a virtual machine now and then 200 us (seen 2026); the
   * rest of the wait is spent spinning, 3 % of a core at 100 messages per second.
   */
  private static final long SPIN_NANOS = 300_000;

  @Override
  public void run(Publisher publisher, LongSupplier slowest, MessageTimes times)
      throws IOException, LegFailure {
    long[] offsets = Schedule.offsetsNanos(workload);
    long start = publisher.nanos() + LEAD_NANOS;
    for (int i = 0; i < offsets.length; i++) {
      long intended = start + offsets[i];
      waitUntil(intended, publisher);
      times.leaves(i, intended, publisher.nanos());
      publisher.send(Stage.MEASURED, i);
    }
    publisher.await(() -> slowest.getAsLong() >= offsets.length, PATIENCE_NANOS);
  }

  private void waitUntil(long intended, Publisher publisher) {
    long spin = Math.min(SPIN_NANOS, workload.periodNanos() / 8);
    long left = intended - publisher.nanos();
    while (left > 0) {
      if (left > spin) {
        LockSupport.parkNanos(left - spin);
      } else {
        Thread.onSpinWait();
      }
      left = intended - publisher.nanos();
    }
  }
}
