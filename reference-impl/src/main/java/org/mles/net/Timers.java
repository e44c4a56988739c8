package org.mles.net;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Things to do later, in order of their time.
 *
 * <p>A cancelled timer is only marked, and dropped when its time comes: cancelling is the common
 * case (a deadline that was met) and costs nothing. Thread: loop.
 */
public final class Timers {
  /** Something to do later, unless it is cancelled. Thread: loop. */
  public static final class Timer {
    private final long dueNanos;
    private final Runnable task;
    private boolean cancelled;

    private Timer(long dueNanos, Runnable task) {
      this.dueNanos = dueNanos;
      this.task = task;
    }

    /** Makes sure that it does not run; harmless if it did. */
    public void cancel() {
      cancelled = true;
    }
  }

  private final Clock clock;
  private final long originNanos;
  private final PriorityQueue<Timer> queue;

  Timers(Clock clock) {
    this.clock = clock;
    // Times since the start, since the clock's own numbers may wrap.
    originNanos = clock.nanoTime();
    queue = new PriorityQueue<>(Comparator.comparingLong((Timer timer) -> timer.dueNanos));
  }

  private long nowNanos() {
    return clock.nanoTime() - originNanos;
  }

  /** Runs {@code task} once, at least {@code delayNanos} from now. */
  public Timer after(long delayNanos, Runnable task) {
    Timer timer = new Timer(nowNanos() + delayNanos, task);
    queue.add(timer);
    return timer;
  }

  /** Returns nanoseconds until the next timer, 0 if it is due, {@link Long#MAX_VALUE} if none. */
  long untilNextNanos() {
    while (!queue.isEmpty() && queue.peek().cancelled) {
      queue.poll();
    }
    Timer next = queue.peek();
    return next == null ? Long.MAX_VALUE : Math.max(0, next.dueNanos - nowNanos());
  }

  /** Runs what is due; a timer that throws is reported and costs only itself. */
  void runDue(Consumer<Throwable> bugs) {
    while (untilNextNanos() == 0) {
      Timer due = queue.remove();
      try {
        due.task.run();
      } catch (RuntimeException bug) {
        bugs.accept(bug);
      }
    }
  }
}
