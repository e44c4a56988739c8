package org.mles.proxy.cli;

import java.io.PrintWriter;
import java.time.Duration;
import org.mles.proxy.bridge.Status;

/**
 * Shows how a bridge stands: on a terminal in one line that is written again and again, into a pipe
 * in a line whenever something has changed. Thread: any.
 */
final class BridgeScreen {
  private static final String CLEAR = "\r\u001b[K";

  /** Has a terminal cut what is too long for it: what it wraps could not be cleared. */
  private static final String WRAP_OFF = "\u001b[?7l";

  private static final String WRAP_ON = "\u001b[?7h";
  private static final Duration LIVE = Duration.ofSeconds(1);
  private static final Duration PLAIN = Duration.ofSeconds(10);

  private final PrintWriter out;
  private final boolean terminal;
  private String shown = "";
  private boolean ended;

  BridgeScreen(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Returns how often to show it. */
  Duration period() {
    return terminal ? LIVE : PLAIN;
  }

  /** Prints a line that stays. */
  synchronized void say(String line) {
    if (!ended) {
      out.print(terminal ? CLEAR : "");
      out.println(line);
      shown = "";
    }
  }

  /** Shows how it stands now. */
  synchronized void show(Status status) {
    String line = status.line();
    if (ended || line.equals(shown)) {
      return;
    }
    shown = line;
    if (terminal) {
      out.print(CLEAR + WRAP_OFF + line + WRAP_ON);
      out.flush();
    } else {
      out.println(line);
    }
  }

  /** Takes the live line away, so that what went wrong has a line of its own; none follows. */
  synchronized void fail() {
    if (terminal && !ended) {
      out.print(CLEAR);
      out.flush();
    }
    ended = true;
  }

  /** Prints the last line; none follows. */
  synchronized void end(String line) {
    say(line);
    ended = true;
  }
}
