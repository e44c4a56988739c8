package org.mles.cli;

import static java.lang.System.Logger.Level.ERROR;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.Timer;
import java.util.TimerTask;
import org.mles.server.Counters;
import org.mles.server.MlesServer;

/** Prints the counters of a server now and then, one line each time. Thread: its own. */
final class StatsPrinter {
  private static final System.Logger LOG = System.getLogger("org.mles.server");

  private StatsPrinter() {}

  /** Starts to print; ends with the process. */
  static void start(Duration period, MlesServer server, PrintWriter out) {
    TimerTask print =
        new TimerTask() {
          @Override
          public void run() {
            out.println(line(server.counters()));
            if (out.checkError()) {
              LOG.log(ERROR, "the counters cannot be printed any more");
              cancel();
            }
          }
        };
    long periodMillis = period.toMillis();
    new Timer("mles-stats", true).scheduleAtFixedRate(print, periodMillis, periodMillis);
  }

  /** Writes counters as name=value pairs. */
  static String line(Counters counters) {
    StringJoiner line = new StringJoiner(" ");
    counters.values().forEach((name, value) -> line.add(name.replace("_total", "") + "=" + value));
    counters
        .refusals()
        .forEach((rule, count) -> line.add(rule.name().toLowerCase(Locale.ROOT) + "=" + count));
    return line.toString();
  }
}
