package org.mles.conformance.time;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that keep no program alive. Those of {@link #run} are used again: a run opens tens of
 * thousands of connections, and to start a thread or two for each costs more than what they then
 * do. Thread: any.
 */
public final class Daemons {
  /** A crowd of thousands leaves its threads behind, and whoever collects garbage visits each. */
  private static final int IDLE_SECONDS = 2;

  private static final Executor POOL =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> thread("daemon", task));

  private Daemons() {}

  /** Runs a task at once, beside all others, on a thread that is called {@code name} meanwhile. */
  public static void run(String name, Runnable task) {
    POOL.execute(
        () -> {
          Thread.currentThread().setName(name);
          task.run();
        });
  }

  /** Makes a thread of a task's own, which is not started. */
  public static Thread thread(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
