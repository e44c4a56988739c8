package org.mles.proxy.bridge;

import org.jspecify.annotations.Nullable;

/**
 * Judges by the signs of life of one session whether its other side is still there; no I/O.
 *
 * <p>While one message is being handed over, taking more of it is the only sign: whoever reads
 * nothing is of no use, and what it may say could stay unread behind that message. Otherwise all
 * that is heard is one. Counted in ticks, so that nobody is lost for a time in which this machine
 * was asleep. Thread: any tells, one ticks. Source: V2-PRX-09.
 */
final class Vigil {
  /**
   * Ticks without a sign of life that are too many. With more, servers that ping are asked, too.
   */
  static final int PARTS = 3;

  /** What a tick makes of it. */
  enum Verdict {
    /** There was a sign of life. */
    ALIVE,
    /** There was none; to be asked for. */
    SILENT,
    /** There was none for too long. */
    LOST
  }

  private volatile boolean heard;
  private volatile boolean taken;
  private volatile @Nullable Message sending;
  private @Nullable Message sendingBefore;
  private int silent;

  /** Notes that octets have come. */
  void heard() {
    heard = true;
  }

  /** Notes that a part of the message has been handed over. */
  void taken() {
    taken = true;
  }

  /** Notes which message is being handed over; null for none. */
  void sending(@Nullable Message message) {
    sending = message;
  }

  @SuppressWarnings("ReferenceEquality") // an equal message after it is another one
  Verdict tick() {
    Message now = sending;
    boolean still = now != null && now == sendingBefore;
    boolean alive = still ? taken : heard;
    sendingBefore = now;
    heard = false;
    taken = false;
    silent = alive ? 0 : silent + 1;
    return alive ? Verdict.ALIVE : silent == PARTS ? Verdict.LOST : Verdict.SILENT;
  }
}
