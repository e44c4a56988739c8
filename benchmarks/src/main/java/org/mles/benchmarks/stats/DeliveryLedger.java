package org.mles.benchmarks.stats;

import java.util.function.LongSupplier;

/**
 * One {@link Lane} per subscriber, and the proof over all of them: each message to each subscriber
 * exactly once and in order.
 *
 * <p>Thread: each lane by its receiver; the sums by any thread, after {@link #slowest()} said that
 * nothing is under way.
 */
public final class DeliveryLedger {
  private final Lane[] lanes;

  /**
   * Makes empty lanes.
   *
   * @param subscribers number of lanes
   * @param stamps arrival times that each lane keeps
   * @param stride each lane keeps the time of every {@code stride}-th message
   */
  public DeliveryLedger(int subscribers, int stamps, int stride) {
    this(subscribers, stamps, stride, System::nanoTime);
  }

  /** Makes empty lanes whose times are those of {@code clock}, in nanoseconds. */
  public DeliveryLedger(int subscribers, int stamps, int stride, LongSupplier clock) {
    lanes = new Lane[subscribers];
    for (int i = 0; i < subscribers; i++) {
      lanes[i] = new Lane(stamps, stride, clock);
    }
  }

  /** Returns the lane of a subscriber. */
  public Lane lane(int subscriber) {
    return lanes[subscriber];
  }

  /** Returns the number of subscribers. */
  public int subscribers() {
    return lanes.length;
  }

  /** Returns how far the slowest subscriber is: every lane has seen all lower numbers or a gap. */
  public long slowest() {
    long slowest = Long.MAX_VALUE;
    for (Lane lane : lanes) {
      slowest = Math.min(slowest, lane.progress());
    }
    return slowest;
  }

  /** Judges the lanes after {@code published} messages. */
  public Proof proof(long published) {
    long delivered = 0;
    long lost = 0;
    long duplicates = 0;
    long reordered = 0;
    for (Lane lane : lanes) {
      delivered += lane.delivered();
      lost += lane.lost(published);
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
   * @param reordered messages that a subscriber got after a later one
   */
  public record Proof(long published, long delivered, long lost, long duplicates, long reordered) {
    /** Returns whether every subscriber got every message once and in order. */
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
