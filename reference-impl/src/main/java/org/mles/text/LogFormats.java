package org.mles.text;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Has the handlers of the JDK's own logging format a line that nobody will see: the first line
 * reads the table of time zones from a file, which at the limit of descriptors cannot be opened.
 * Another logging system behind {@link System.Logger} looks after itself. Thread: caller.
 */
public final class LogFormats {
  private LogFormats() {}

  /** Loads what the handlers of {@code name} and of its parents format with. */
  public static void load(String name) {
    LogRecord line = new LogRecord(Level.SEVERE, "a line that nobody sees");
    line.setLoggerName(name);
    line.setThrown(new IllegalStateException("a trace that nobody sees"));
    for (Logger logger = Logger.getLogger(name); logger != null; logger = logger.getParent()) {
      for (Handler handler : logger.getHandlers()) {
        load(handler, line);
      }
    }
  }

  private static void load(Handler handler, LogRecord line) {
    if (handler.getFormatter() != null) {
      handler.getFormatter().format(line);
    }
  }
}
