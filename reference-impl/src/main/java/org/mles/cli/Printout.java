package org.mles.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The output that all channels of a command share, until there are enough messages or nobody reads
 * any more. Thread: any; one prints at a time, the others wait.
 */
final class Printout {
  private final Stdio io;
  private final CountDownLatch finished = new CountDownLatch(1);
  private long left;
  private boolean satisfied;
  private @Nullable IOException unwritten;

  Printout(Stdio io, long limit) {
    this.io = io;
    this.left = limit;
  }

  /** Writes a message at once, as long as there are not enough. */
  synchronized void print(byte[] line) {
    if (satisfied) {
      return;
    }
    try {
      io.out().write(line);
      io.out().flush();
      left--;
      satisfied = left == 0;
    } catch (IOException e) {
      satisfied = true;
      unwritten = e;
    }
    if (satisfied) {
      finish();
    }
  }

  /** Says that nobody needs to wait for more. */
  void finish() {
    finished.countDown();
  }

  /** Waits until nothing more will be printed; false if {@code nanos} are over before. */
  boolean awaitFinish(long nanos) throws InterruptedException {
    return finished.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** Tells whether the end came from this side: enough messages, or no reader of the output. */
  synchronized boolean satisfied() {
    return satisfied;
  }

  /** Returns why nothing more can be written, whether that is an error or not; null if it can. */
  synchronized @Nullable IOException unwritten() {
    return unwritten;
  }
}
