package org.mles.conformance.probe;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Inbox filled by a socket's reader. Several inboxes can share one monitor, so that a case can wait
 * for the first of them.
 *
 * <p>Thread: any; all state is guarded by the monitor.
 */
final class LiveInbox implements Inbox {
  private final Object monitor;
  private final Queue<Seen> queue = new ArrayDeque<>();
  private Seen.@Nullable Closed closed;

  LiveInbox(Object monitor) {
    this.monitor = monitor;
  }

  void put(Seen seen) {
    synchronized (monitor) {
      if (closed != null) {
        return;
      }
      if (seen instanceof Seen.Closed end) {
        closed = end;
      } else {
        queue.add(seen);
      }
      monitor.notifyAll();
    }
  }

  @Override
  public @Nullable Seen take(long timeoutNanos) {
    long deadline = System.nanoTime() + timeoutNanos;
    synchronized (monitor) {
      while (queue.isEmpty() && closed == null) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return null;
        }
        await(monitor, left);
      }
      return queue.isEmpty() ? closed : queue.remove();
    }
  }

  @Override
  public @Nullable Seen peek() {
    synchronized (monitor) {
      return queue.isEmpty() ? closed : queue.element();
    }
  }

  /** Waits for a change of any inbox of {@code monitor}, which the caller holds. */
  @SuppressWarnings("WaitNotInLoop") // the callers loop
  static void await(Object monitor, long nanos) {
    try {
      monitor.wait(Math.max(1, nanos / 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted(e);
    }
  }

  /** The case's thread was told to stop. */
  static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Interrupted(InterruptedException cause) {
      super("interrupted", cause);
    }
  }
}
