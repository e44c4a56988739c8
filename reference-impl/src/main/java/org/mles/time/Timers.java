package org.mles.time;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Things to do later, in order of their time.
 *
 * <p>A cancelled timer lets go of its task and is dropped when its time comes: cancelling is the
 * common case (a deadline that was met) and costs nothing. Thread: loop.
 */
public final class Timers {
  /** Something to do later, unless it is cancelled. Thread: loop. */
  public static final class Timer {
    private final long dueNanos;
    private @Nullable Runnable task;

    private Timer(long dueNanos, Runnable task) {
      this.dueNanos = dueNanos;
      this.task = task;
    }

    /** Makes sure that it does not run; harmless if it did. */
    public void cancel() {
      task = null;
    }
  }

  private final Clock clock;
  private final long originNanos;
  private final PriorityQueue<Timer> queue;

  /** Makes a queue without timers that goes by {@code clock}. */
  public Timers(Clock clock) {
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
    long now = nowNanos();
    long dueNanos = delayNanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + delayNanos;
    Timer timer = new Timer(dueNanos, task);
    queue.add(timer);
    return timer;
  }

  /** Returns nanoseconds until the next timer, 0 if it is due, {@link Long#MAX_VALUE} if none. */
  public long untilNextNanos() {
    while (!queue.isEmpty() && queue.peek().task == null) {
      queue.poll();
    }
    Timer next = queue.peek();
    return next == null ? Long.MAX_VALUE : Math.max(0, next.dueNanos - nowNanos());
  }

  /** Runs what is due; a timer that throws is reported and costs only itself. */
  public void runDue(Consumer<Throwable> bugs) {
    while (untilNextNanos() == 0) {
      Runnable task = queue.remove().task;
      try {
        if (task != null) {
          task.run();
        }
      } catch (Throwable bug) {
        bugs.accept(bug);
      }
    }
  }
}
