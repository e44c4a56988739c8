package org.mles.benchmarks.load;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.stats.DeliveryLedger;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.benchmarks.workload.Streams;
import org.mles.benchmarks.workload.Workload;

/**
 * Sorts what arrives into the stages of a leg.
 *
 * <p>Thread: each subscriber's messages by its receiver. The measured path touches that
 * subscriber's lane and nothing else.
 */
final class Arrivals implements LoadPlan.Sink {
  private final int payloadOctets;
  private final Streams streams;
  private final DeliveryLedger warmup;
  private final DeliveryLedger measured;
  private final AtomicIntegerArray ready;
  private final AtomicIntegerArray closed;
  private final AtomicLong foreign = new AtomicLong();
  private final AtomicLong strays = new AtomicLong();

  /**
   * Begins a leg.
   *
   * @param stamps arrival times that are kept for each subscriber and publisher
   * @param stride keeps the time of every {@code stride}-th message of a publisher
   */
  Arrivals(Workload workload, int stamps, int stride) {
    this.payloadOctets = workload.payloadOctets();
    this.streams = workload.streams();
    this.warmup = new DeliveryLedger(streams, workload.subscribers(), 0, 1);
    this.measured = new DeliveryLedger(streams, workload.subscribers(), stamps, stride);
    this.ready = new AtomicIntegerArray(pairs(workload));
    this.closed = new AtomicIntegerArray(pairs(workload));
  }

  @Override
  public void delivered(int subscriber, long word, int octets) {
    Stage stage = ProbePayload.stage(word);
    long index = ProbePayload.index(word);
    if (stage == null || octets != payloadOctets) {
      foreign.incrementAndGet();
    } else if (!streams.reaches(index, subscriber)) {
      strays.incrementAndGet();
    } else if (!sorted(stage, subscriber, index)) {
      foreign.incrementAndGet();
    }
  }

  private boolean sorted(Stage stage, int subscriber, long index) {
    return switch (stage) {
      case MEASURED -> measured.accept(subscriber, index);
      case WARMUP -> warmup.accept(subscriber, index);
      case READINESS -> saw(ready, subscriber, index);
      case CLOSING -> saw(closed, subscriber, index);
    };
  }

  private boolean saw(AtomicIntegerArray flags, int subscriber, long index) {
    int publisher = streams.publisher(streams.of(index));
    flags.setRelease(subscriber * streams.publishers() + publisher, 1);
    return true;
  }

  /** Returns how many pairs there are of a subscriber and a publisher of its channel. */
  static int pairs(Workload workload) {
    return workload.subscribers() * workload.streams().publishers();
  }

  DeliveryLedger warmup() {
    return warmup;
  }

  DeliveryLedger measured() {
    return measured;
  }

  /** Returns how many subscribers have seen a probe of a publisher: pairs of both. */
  int readyCount() {
    return count(ready);
  }

  /** Returns how many subscribers have seen the closing message of a publisher: pairs of both. */
  int closedCount() {
    return count(closed);
  }

  /** Returns the number of messages that this leg cannot have sent. */
  long foreign() {
    return foreign.get();
  }

  /** Returns the number of messages that came to a subscriber of another channel. */
  long strays() {
    return strays.get();
  }

  private static int count(AtomicIntegerArray flags) {
    int set = 0;
    for (int i = 0; i < flags.length(); i++) {
      set += flags.getAcquire(i);
    }
    return set;
  }
}
