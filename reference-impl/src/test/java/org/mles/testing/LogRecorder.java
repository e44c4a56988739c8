package org.mles.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps all that is logged below a name, whatever its level, until it is closed. */
public final class LogRecorder extends Handler implements AutoCloseable {
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

  @Override
  public void publish(LogRecord entry) {
    lines.add(entry.getMessage() + (entry.getThrown() == null ? "" : " " + entry.getThrown()));
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
