package org.mles.benchmarks.load;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.stats.DeliveryLedger;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.benchmarks.workload.Workload;

/**
 * Sorts what arrives into the stages of a leg.
 *
 * <p>Thread: each subscriber's messages by its receiver. The measured path touches that
 * subscriber's lane and nothing else.
 */
final class Arrivals implements LoadPlan.Sink {
  private final int payloadOctets;
  private final DeliveryLedger warmup;
  private final DeliveryLedger measured;
  private final AtomicIntegerArray ready;
  private final AtomicIntegerArray closed;
  private final AtomicLong foreign = new AtomicLong();

  Arrivals(Workload workload, int stamps, int stride) {
    this.payloadOctets = workload.payloadOctets();
    this.warmup = new DeliveryLedger(workload.subscribers(), 0, 1);
    this.measured = new DeliveryLedger(workload.subscribers(), stamps, stride);
    this.ready = new AtomicIntegerArray(workload.subscribers());
    this.closed = new AtomicIntegerArray(workload.subscribers());
  }

  @Override
  public void delivered(int subscriber, long word, int octets) {
    Stage stage = ProbePayload.stage(word);
    boolean ours = stage != null && octets == payloadOctets && sorted(stage, subscriber, word);
    if (!ours) {
      foreign.incrementAndGet();
    }
  }

  private boolean sorted(Stage stage, int subscriber, long word) {
    return switch (stage) {
      case MEASURED -> measured.lane(subscriber).accept(ProbePayload.index(word));
      case WARMUP -> warmup.lane(subscriber).accept(ProbePayload.index(word));
      case READINESS -> saw(ready, subscriber);
      case CLOSING -> saw(closed, subscriber);
    };
  }

  private static boolean saw(AtomicIntegerArray flags, int subscriber) {
    flags.setRelease(subscriber, 1);
    return true;
  }

  DeliveryLedger warmup() {
    return warmup;
  }

  DeliveryLedger measured() {
    return measured;
  }

  /** Returns how many subscribers have seen a readiness probe. */
  int readyCount() {
    return count(ready);
  }

  /** Returns how many subscribers have seen the closing message. */
  int closedCount() {
    return count(closed);
  }

  /** Returns the number of messages that this leg cannot have sent. */
  long foreign() {
    return foreign.get();
  }

  private static int count(AtomicIntegerArray flags) {
    int set = 0;
    for (int i = 0; i < flags.length(); i++) {
      set += flags.getAcquire(i);
    }
    return set;
  }
}
