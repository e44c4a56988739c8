package org.mles.conformance.probe;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.time.Patience;

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
  private boolean stopped;
  private int partialOctets;
  private long movedAtNanos = System.nanoTime();
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
      movedAtNanos = System.nanoTime();
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
        movedAtNanos = System.nanoTime();
        account();
      }
    }
  }

  /** Has whoever brings something wait until the end. */
  void stop() {
    synchronized (monitor) {
      stopped = true;
    }
  }

  /** Waits while nothing more is to be brought. */
  void awaitRoom() throws IOException {
    synchronized (monitor) {
      try {
        while (stopped && closed == null) {
          monitor.wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
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
  public @Nullable Seen take(Patience patience) {
    synchronized (monitor) {
      while (queue.isEmpty() && closed == null) {
        if (!await(patience)) {
          return null;
        }
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

  @Override
  public int unfinished() {
    synchronized (monitor) {
      return partialOctets;
    }
  }

  /** Waits for a change, while the caller holds the monitor; false if the time is over. */
  private boolean await(Patience patience) {
    renews(patience);
    return await(monitor, patience);
  }

  /** Lets what came renew a wait, while the caller holds the monitor. */
  void renews(Patience patience) {
    patience.moved(movedAtNanos);
  }

  /** Waits until one of two of the same case has seen something; false if neither has in time. */
  static boolean awaitFirst(LiveArrivals one, LiveArrivals other, Patience patience) {
    synchronized (one.monitor) {
      while (one.peek() == null && other.peek() == null) {
        other.renews(patience);
        if (!one.await(patience)) {
          return false;
        }
      }
      return true;
    }
  }

  /** Waits for a change of any arrivals of {@code monitor}, which the caller holds. */
  @SuppressWarnings("WaitNotInLoop") // the callers loop
  static boolean await(Object monitor, Patience patience) {
    long left = patience.leftNanos();
    if (left <= 0) {
      return false;
    }
    try {
      monitor.wait(1 + left / 1_000_000);
      return true;
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
