package org.mles.conformance.time;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads that keep no program alive, used again: a run opens tens of thousands of connections, and
 * to start a thread or two for each costs more than what they then do. Thread: any.
 */
public final class Daemons {
  private static final ExecutorService POOL = Executors.newCachedThreadPool(Daemons::daemon);

  private Daemons() {}

  /** Runs a task at once, beside all others, on a thread that is called {@code name} meanwhile. */
  public static void run(String name, Runnable task) {
    POOL.execute(
        () -> {
          Thread.currentThread().setName(name);
          task.run();
        });
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }
}
