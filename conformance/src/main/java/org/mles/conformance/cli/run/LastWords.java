package org.mles.conformance.cli.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets a signal end work with what it has, so that its reports are written all the same. */
final class LastWords {
  private static final long SECONDS = 20;

  private LastWords() {}

  /** Returns what {@code work} returns; a signal calls {@code stop} and waits for that. */
  static <T> T run(Runnable stop, Supplier<T> work) {
    CountDownLatch done = new CountDownLatch(1);
    Thread lastWords =
        new Thread(
            () -> {
              stop.run();
              await(done);
            },
            "last words");
    try {
      Runtime.getRuntime().addShutdownHook(lastWords);
    } catch (IllegalStateException tooLate) {
      // The signal came while the program was starting.
      stop.run();
    }
    try {
      return work.get();
    } finally {
      done.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(lastWords);
      } catch (IllegalStateException e) {
        System.getLogger(LastWords.class.getName())
            .log(System.Logger.Level.DEBUG, "already ending", e);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
        System.err.println("the run did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
