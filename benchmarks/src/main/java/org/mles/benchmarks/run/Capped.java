package org.mles.benchmarks.run;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls code of drivers, which may hang, with a bound on its time. It runs in a thread of its own;
 * when the time is over, that thread is interrupted and no longer waited for.
 *
 * <p>Thread: caller.
 */
public final class Capped {
  private Capped() {}

  /**
   * Returns what {@code work} returns.
   *
   * @throws ExecutionException if it throws; the cause says what
   * @throws TimeoutException if it takes longer than {@code most}
   */
  public static <T> T call(Callable<T> work, Duration most)
      throws ExecutionException, TimeoutException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "capped");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      task.cancel(true);
    }
  }
}
