package org.mles.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps all that is logged below a name, whatever its level, until it is closed. */
public final class LogRecorder extends Handler implements AutoCloseable {
  /** Ends a test that would hang; nothing is measured by it. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Logger logger;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Begins. */
  public LogRecorder(String name) {
    logger = Logger.getLogger(name);
    setLevel(Level.ALL);
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  /** Returns what was logged so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Tells whether a line has this in it. */
  public boolean said(String part) {
    return lines.stream().anyMatch(line -> line.contains(part));
  }

  /** Waits until a line has this in it. */
  public synchronized void await(String part) throws InterruptedException {
    long startNanos = System.nanoTime();
    while (!said(part)) {
      long leftNanos = PATIENCE_NANOS - (System.nanoTime() - startNanos);
      assertThat(leftNanos).as("time for \"%s\" after %s", part, lines).isPositive();
      TimeUnit.NANOSECONDS.timedWait(this, leftNanos);
    }
  }

  @Override
  public synchronized void publish(LogRecord entry) {
    lines.add(entry.getMessage() + (entry.getThrown() == null ? "" : " " + entry.getThrown()));
    notifyAll();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setLevel(null);
    logger.setUseParentHandlers(true);
  }
}
