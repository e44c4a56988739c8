package org.mles.benchmarks.load;

import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.mles.benchmarks.driver.Unread;

/**
 * Sees when a server has made its last send of a message: when the message lies in the socket of
 * every subscriber, which nobody reads meanwhile.
 *
 * <p>The loopback interface puts octets there within the server's send, so what lies there was
 * sent. A time is never too early, whatever the order of the sends is. It is late by the waking of
 * this thread and by a look at each connection that lacked the message when it looked before; and
 * that is few of them, since it looks for the first time when most can be expected to have it:
 *
 * <pre>
 *  sent ---- sleeps ---->|looks at all|-- sleeps until one that is late has it -->|looks at the rest|
 *  server:  sends sends sends sends sends sends sends sends sends sends sends send|
 * </pre>
 *
 * <p>A message that takes less than four fifths of the shortest time so far is seen when these are
 * over; so the warm-up has to have found what is usual.
 *
 * <p>Thread: the publisher.
 */
final class SendWatch {
  /** Share of the shortest time so far in which it does not even look. */
  private static final double ASLEEP = 0.8;

  /** Timers of Linux are some 60 us late; see {@link PacedLoad}. */
  private static final long TIMER_NANOS = 100_000;

  private final Unread unread;
  private final LongSupplier clock;
  private final LongConsumer pause;

  /** Octets of one message on each connection. */
  private final long[] wanted;

  /** Connections without the message in front, in the order in which they had the one before. */
  private int[] order;

  private int[] arrived;
  private int found;
  private long shortestNanos = Long.MAX_VALUE;

  SendWatch(Unread unread, long[] wanted) {
    this(unread, wanted, System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * Makes one with a clock of its own.
   *
   * @param wanted octets that one message has on each connection
   * @param pause sleeps for so many nanoseconds
   */
  SendWatch(Unread unread, long[] wanted, LongSupplier clock, LongConsumer pause) {
    this.unread = unread;
    this.wanted = wanted.clone();
    this.clock = clock;
    this.pause = pause;
    this.order = new int[wanted.length];
    this.arrived = new int[wanted.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  /**
   * Waits until the message is everywhere, whose sockets were empty before it.
   *
   * @param sentNanos when the publisher sent it
   * @return when all had it; empty if that was not within {@code patienceNanos}
   */
  OptionalLong lastSend(long sentNanos, long patienceNanos) {
    sleep(sentNanos);
    found = 0;
    int left = look(order.length);
    long now = clock.getAsLong();
    while (left > 0) {
      long patience = patienceNanos - (now - sentNanos);
      // The last of them had the message before later than all others.
      if (patience <= 0 || !unread.await(order[left - 1], patience)) {
        return OptionalLong.empty();
      }
      left = look(left);
      now = clock.getAsLong();
    }
    int[] next = arrived;
    arrived = order;
    order = next;
    shortestNanos = Math.min(shortestNanos, now - sentNanos);
    return OptionalLong.of(now);
  }

  private void sleep(long sentNanos) {
    if (shortestNanos < Long.MAX_VALUE) {
      long until = sentNanos + Math.round(ASLEEP * shortestNanos) - TIMER_NANOS;
      long left = until - clock.getAsLong();
      if (left > 0) {
        pause.accept(left);
      }
    }
  }

  /** Looks at the first {@code count} connections; returns how many of them lack the message. */
  private int look(int count) {
    int left = 0;
    for (int i = 0; i < count; i++) {
      int connection = order[i];
      if (unread.waiting(connection) < wanted[connection]) {
        order[left++] = connection;
      } else {
        arrived[found++] = connection;
      }
    }
    return left;
  }
}
