package org.mles.conformance.probe;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Arrivals filled by the reader of a socket. Several can share one monitor, so that a case can wait
 * for the first of them. What all of them hold is bounded, see {@link Backlog}.
 *
 * <p>Thread: any; all state is guarded by the monitor.
 */
final class LiveArrivals implements Arrivals, Backlog.Holder {
  /** What the smallest thing takes of the memory. */
  private static final long OVERHEAD_OCTETS = 100;

  private final Object monitor;
  private final Backlog backlog;
  private final Queue<Seen> queue = new ArrayDeque<>();
  private long queuedOctets;
  private long partialOctets;
  private Seen.@Nullable Closed closed;

  /** Set under the lock of the backlog, without the monitor; acted on with the next thing. */
  private volatile boolean givesWay;

  LiveArrivals(Object monitor, Backlog backlog) {
    this.monitor = monitor;
    this.backlog = backlog;
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
        queuedOctets += weight(seen);
      }
      account();
      monitor.notifyAll();
    }
  }

  /** Says how many octets the reader holds of a frame that is not whole. */
  void partial(int octets) {
    synchronized (monitor) {
      if (closed == null) {
        partialOctets = octets;
        account();
      }
    }
  }

  /** Drops what was not judged; from now on there is an end and nothing else. */
  void close() {
    synchronized (monitor) {
      drop(Seen.How.ABORTED);
    }
  }

  @Override
  public void giveWay() {
    givesWay = true;
  }

  private void account() {
    if (!givesWay) {
      backlog.holds(this, queuedOctets + partialOctets);
    }
    if (givesWay) {
      closed = null;
      drop(Seen.How.FLOOD);
    }
  }

  private void drop(Seen.How how) {
    queue.clear();
    queuedOctets = 0;
    partialOctets = 0;
    backlog.holds(this, 0);
    if (closed == null) {
      closed = new Seen.Closed(how, 0);
    }
    monitor.notifyAll();
  }

  private static long weight(Seen seen) {
    if (seen instanceof Seen.Frame frame) {
      return OVERHEAD_OCTETS + frame.frame().body().length;
    }
    return OVERHEAD_OCTETS + (seen instanceof Seen.Octets o ? o.octets().length : 0);
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
      if (queue.isEmpty()) {
        return closed;
      }
      Seen oldest = queue.remove();
      queuedOctets -= weight(oldest);
      account();
      return oldest;
    }
  }

  @Override
  public @Nullable Seen peek() {
    synchronized (monitor) {
      return queue.isEmpty() ? closed : queue.element();
    }
  }

  /** Waits for a change of any arrivals of {@code monitor}, which the caller holds. */
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
