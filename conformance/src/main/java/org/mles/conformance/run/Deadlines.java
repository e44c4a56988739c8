package org.mles.conformance.run;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.lab.Scene;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.time.Patience;

/**
 * Cuts off what takes too long: each case at its cap, and the run at its own.
 *
 * <p>Thread: any.
 */
final class Deadlines implements AutoCloseable {
  /** How long running cases may go on after {@link #interrupt}. */
  private static final Duration REST = Duration.ofSeconds(10);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> Daemons.thread("deadlines", task));
  private final Set<Scene> running = ConcurrentHashMap.newKeySet();
  private long endNanos;

  /** Why no more cases begin, or null. Written by whoever stops the run, read by workers. */
  private volatile @Nullable String stopped;

  /** Whether running cases were cut off. Written by the timer, read by workers. */
  private volatile boolean over;

  /** Starts the run's clock. */
  void begin(Duration most) {
    endNanos = System.nanoTime() + most.toNanos();
    var unused = after(most, () -> end("the run reached its cap of " + most.toSeconds() + " s"));
  }

  /** Lets no more cases begin. */
  void stop(String why) {
    if (stopped == null) {
      stopped = why;
    }
  }

  /** Lets no more cases begin, and cuts off those that run still in ten seconds. */
  void interrupt(String why) {
    stop(why);
    var unused = after(REST, () -> end(why));
  }

  /** Returns why no more cases begin, or null. */
  @Nullable String stopped() {
    return stopped;
  }

  /** Says whether the cases that ran were cut off, and not by a cap of their own. */
  boolean isOver() {
    return over;
  }

  /** Returns the nanoseconds until the run is cut off. */
  long left() {
    return endNanos - System.nanoTime();
  }

  /** Returns what a case comes to, which is cut off after {@code cap}. */
  <T> T guard(Scene scene, Duration cap, Supplier<T> part) {
    Cutoff end = new Cutoff(scene, cap);
    end.plan();
    running.add(scene);
    try {
      if (over) {
        scene.abort();
      }
      return part.get();
    } finally {
      end.cancel();
      running.remove(scene);
    }
  }

  /** The end of one case, later by as much as the machine stood still. Thread: timer and worker. */
  private final class Cutoff {
    private final Scene scene;
    private final Patience patience;
    private volatile @Nullable ScheduledFuture<?> planned;

    Cutoff(Scene scene, Duration cap) {
      this.scene = scene;
      this.patience = new Patience(cap);
    }

    void plan() {
      planned = after(Duration.ofNanos(patience.leftNanos()), this::check);
    }

    private void check() {
      if (patience.leftNanos() > 0) {
        plan();
      } else {
        scene.abort();
      }
    }

    void cancel() {
      ScheduledFuture<?> last = planned;
      if (last != null) {
        last.cancel(false);
      }
    }
  }

  private void end(String why) {
    stop(why);
    over = true;
    running.forEach(Scene::abort);
  }

  private ScheduledFuture<?> after(Duration time, Runnable task) {
    return timer.schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
