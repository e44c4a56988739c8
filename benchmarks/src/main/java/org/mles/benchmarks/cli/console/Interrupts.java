package org.mles.benchmarks.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C into an interrupt of the running thread and holds the JVM until that thread has
 * written what it has.
 *
 * <p>Thread: made and closed by the thread to be interrupted; the hook is the JVM's.
 */
public final class Interrupts implements AutoCloseable {
  private static final long WRITE_SECONDS = 20;

  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook;

  private Interrupts(Thread runner) {
    hook =
        new Thread(
            () -> {
              runner.interrupt();
              awaitWritten();
            },
            "interrupt");
  }

  /** Has the calling thread interrupted from now on. */
  public static Interrupts toThisThread() {
    Interrupts interrupts = new Interrupts(Thread.currentThread());
    try {
      Runtime.getRuntime().addShutdownHook(interrupts.hook);
    } catch (IllegalStateException tooLate) {
      // The signal came while the program was starting.
      Thread.currentThread().interrupt();
    }
    return interrupts;
  }

  /** Lets the JVM end. */
  public void written() {
    written.countDown();
  }

  private void awaitWritten() {
    try {
      if (!written.await(WRITE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("gave up waiting for the partial result");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    written.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      Thread.currentThread().interrupt();
    }
  }
}
