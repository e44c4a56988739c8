package org.mles.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.mles.client.Listener;
import org.mles.client.Received;
import org.mles.text.OneLine;

/**
 * Writes each message as soon as it comes, until there are enough or nobody reads any more. Thread:
 * the client's reader.
 */
final class MessagePrinter implements Listener {
  private final Stdio io;
  private final MessageFormat format;
  private final PrintWriter err;
  private final CountDownLatch finished = new CountDownLatch(1);
  private long left;
  // Both written by the reader before it counts the latch down, read by main after it waited.
  private volatile boolean satisfied;
  private volatile @Nullable IOException unwritten;

  MessagePrinter(Stdio io, MessageFormat format, long limit, PrintWriter err) {
    this.io = io;
    this.format = format;
    this.left = limit;
    this.err = err;
  }

  /** Is counted down when nothing more will be printed. */
  CountDownLatch finished() {
    return finished;
  }

  /** Tells whether the end came from this side: enough messages, or no reader of the output. */
  boolean satisfied() {
    return satisfied;
  }

  /** Returns why nothing more can be written, whether that is an error or not; null if it can. */
  @Nullable IOException unwritten() {
    return unwritten;
  }

  @Override
  public void onMessage(Received message) {
    if (satisfied) {
      return;
    }
    try {
      io.out().write(format.line(message));
      io.out().flush();
      left--;
      satisfied = left == 0;
    } catch (IOException e) {
      satisfied = true;
      unwritten = e;
    }
    if (satisfied) {
      finished.countDown();
    }
  }

  @Override
  public void onReconnecting(IOException cause, Duration pause) {
    err.println("listen: " + OneLine.of(cause) + "; next try in " + pause.toMillis() + " ms");
    err.flush();
  }

  @Override
  public void onEnd(@Nullable IOException failure) {
    finished.countDown();
  }
}
