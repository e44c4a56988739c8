package org.mles.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.stats.DeliveryLedger;
import org.mles.benchmarks.stats.Lane;
import org.mles.benchmarks.stats.Receipt;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.benchmarks.workload.Workload;

/**
 * Sorts what one agent's subscribers receive into the turns of all agents. Only messages of the
 * agent itself are timed: times of two machines are never compared.
 *
 * <p>Thread: each subscriber's messages by its receiver; what is counted by any.
 */
final class ShareArrivals implements LoadPlan.Sink {
  private final long leg;
  private final int payloadOctets;
  private final List<Turn> turns = new ArrayList<>();
  private final AtomicLong foreign = new AtomicLong();

  ShareArrivals(long leg, Workload workload, int place, int agents, LongSupplier clock) {
    this.leg = leg;
    this.payloadOctets = workload.payloadOctets();
    for (int i = 0; i < agents; i++) {
      turns.add(new Turn(workload.subscribers(), i == place ? workload.measured() : 0, clock));
    }
  }

  /** What the messages of one agent came to. */
  static final class Turn {
    private final AtomicIntegerArray ready;
    private final AtomicIntegerArray closed;
    private final DeliveryLedger warmup;
    private final DeliveryLedger measured;
    private final long[] digests; // each written by its receiver, before the lane's progress

    Turn(int subscribers, int stamps, LongSupplier clock) {
      ready = new AtomicIntegerArray(subscribers);
      closed = new AtomicIntegerArray(subscribers);
      warmup = new DeliveryLedger(subscribers, 0, 1);
      measured = new DeliveryLedger(subscribers, stamps, 1, clock);
      digests = new long[subscribers];
    }

    DeliveryLedger measured() {
      return measured;
    }

    /** Returns 0 until all have seen a probe, then one more than all have of the warm-up. */
    long warmedUp() {
      return all(ready) ? 1 + warmup.slowest() : 0;
    }

    /** Returns whether each subscriber has the message that comes last. */
    boolean closed() {
      return all(closed);
    }

    List<Receipt> receipts(long published) {
      List<Receipt> receipts = new ArrayList<>();
      for (int i = 0; i < measured.subscribers(); i++) {
        Lane lane = measured.lane(i);
        lane.progress(); // what its receiver wrote before can be read now
        receipts.add(
            new Receipt(
                lane.delivered(),
                lane.lost(published),
                lane.duplicates(),
                lane.reordered(),
                digests[i]));
      }
      return receipts;
    }

    private boolean take(Stage stage, int subscriber, long word) {
      long index = ShareNumbers.index(word);
      return switch (stage) {
        case MEASURED -> {
          digests[subscriber] = Receipt.after(digests[subscriber], word);
          yield measured.lane(subscriber).accept(index);
        }
        case WARMUP -> warmup.lane(subscriber).accept(index);
        case READINESS -> saw(ready, subscriber);
        case CLOSING -> saw(closed, subscriber);
      };
    }

    private static boolean saw(AtomicIntegerArray flags, int subscriber) {
      flags.setRelease(subscriber, 1);
      return true;
    }

    private static boolean all(AtomicIntegerArray flags) {
      for (int i = 0; i < flags.length(); i++) {
        if (flags.getAcquire(i) == 0) {
          return false;
        }
      }
      return true;
    }
  }

  @Override
  public void delivered(int subscriber, long word, int octets) {
    Stage stage = ProbePayload.stage(word);
    if (stage != null && !ShareNumbers.isOf(leg, word)) {
      return; // history of a server that is not started afresh
    }
    int place = ShareNumbers.place(word);
    boolean ours =
        stage != null
            && octets == payloadOctets
            && place < turns.size()
            && turns.get(place).take(stage, subscriber, word);
    if (!ours) {
      foreign.incrementAndGet();
    }
  }

  Turn turn(int place) {
    return turns.get(place);
  }

  /** Returns the number of messages that this leg cannot have sent. */
  long foreign() {
    return foreign.get();
  }
}
