package org.mles.benchmarks.stats;

import java.util.function.LongSupplier;
import org.mles.benchmarks.workload.Streams;

/**
 * One {@link Lane} per subscriber and publisher of its channel, and the proof over all of them:
 * each message to each subscriber of its channel exactly once, and what one publisher sent in
 * order. Messages of two publishers have no order between them.
 *
 * <p>Thread: each lane by its receiver; the sums by any thread, after {@link #slowest()} said that
 * nothing is under way.
 */
public final class DeliveryLedger {
  private final Streams streams;
  private final Lane[] lanes;

  /**
   * Makes empty lanes.
   *
   * @param subscribers number of subscribers
   * @param stamps arrival times that each lane keeps
   * @param stride each lane keeps the time of every {@code stride}-th message
   */
  public DeliveryLedger(int subscribers, int stamps, int stride) {
    this(subscribers, stamps, stride, System::nanoTime);
  }

  /** Makes empty lanes of subscribers that are divided over channels. */
  public DeliveryLedger(Streams streams, int subscribers, int stamps, int stride) {
    this(streams, subscribers, stamps, stride, System::nanoTime);
  }

  /** Makes empty lanes whose times are those of {@code clock}, in nanoseconds. */
  public DeliveryLedger(int subscribers, int stamps, int stride, LongSupplier clock) {
    this(Streams.ONE, subscribers, stamps, stride, clock);
  }

  private DeliveryLedger(
      Streams streams, int subscribers, int stamps, int stride, LongSupplier clock) {
    this.streams = streams;
    lanes = new Lane[subscribers * streams.publishers()];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = new Lane(stamps, stride, clock);
    }
  }

  /** Returns the lane of a subscriber, if its channel has one publisher. */
  public Lane lane(int subscriber) {
    return lane(subscriber, 0);
  }

  /** Returns the lane of a subscriber for a publisher of its channel. */
  public Lane lane(int subscriber, int publisher) {
    return lanes[subscriber * streams.publishers() + publisher];
  }

  /**
   * Notes that a subscriber has message {@code index} now, which is one for it.
   *
   * @return whether it can be of this ledger; if not, nothing is noted
   */
  public boolean accept(int subscriber, long index) {
    return lane(subscriber, streams.publisher(streams.of(index))).accept(streams.within(index));
  }

  /** Returns how the lanes are divided. */
  public Streams streams() {
    return streams;
  }

  /** Returns the number of subscribers. */
  public int subscribers() {
    return lanes.length / streams.publishers();
  }

  /**
   * Returns how far the slowest subscriber is: of all messages with lower numbers, each has seen
   * those that are for it, or a gap.
   */
  public long slowest() {
    long slowest = Long.MAX_VALUE;
    for (int i = 0; i < lanes.length; i++) {
      slowest = Math.min(slowest, streams.index(stream(i), lanes[i].progress()));
    }
    return slowest;
  }

  private int stream(int lane) {
    int subscriber = lane / streams.publishers();
    return streams.stream(streams.channelOf(subscriber), lane % streams.publishers());
  }

  /** Judges the lanes after {@code published} messages. */
  public Proof proof(long published) {
    long delivered = 0;
    long lost = 0;
    long duplicates = 0;
    long reordered = 0;
    for (int i = 0; i < lanes.length; i++) {
      Lane lane = lanes[i];
      delivered += lane.delivered();
      lost += lane.lost(streams.published(stream(i), published));
      duplicates += lane.duplicates();
      reordered += lane.reordered();
    }
    return new Proof(published, delivered, lost, duplicates, reordered);
  }

  /**
   * Sums over all subscribers.
   *
   * @param published messages sent
   * @param delivered messages received, duplicates included
   * @param lost messages that a subscriber never got
   * @param duplicates messages that a subscriber got again
   * @param reordered messages that a subscriber got after a later one of the same publisher
   */
  public record Proof(long published, long delivered, long lost, long duplicates, long reordered) {
    /** Returns whether every subscriber got every message for it once and in order. */
    public boolean holds() {
      return lost == 0 && duplicates == 0 && reordered == 0;
    }

    /** Says in words what is wrong. */
    public String complaint() {
      return "delivery not proven: "
          + lost
          + " lost, "
          + duplicates
          + " duplicated, "
          + reordered
          + " reordered";
    }
  }
}
