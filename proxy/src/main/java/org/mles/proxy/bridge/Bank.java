package org.mles.proxy.bridge;

import java.io.IOException;
import java.util.function.Consumer;
import org.mles.text.OneLine;
import org.mles.text.Printable;

/**
 * How many channels of one side stand, and a line when the first is lost and when all are back: a
 * server that goes takes all of its channels with it. Thread: any.
 */
final class Bank {
  private final Side side;
  private final String address;
  private final int channels;
  private final Consumer<String> lines;
  private final Consumer<IOException> failures;
  private int up;

  /** Whether somebody has been told of a loss since all stood, or since the start. */
  private boolean told;

  /** Makes one with no channel up; {@code failures} are what ends the bridge. */
  Bank(
      Side side,
      String address,
      int channels,
      Consumer<String> lines,
      Consumer<IOException> failures) {
    this.side = side;
    this.address = address;
    this.channels = channels;
    this.lines = lines;
    this.failures = failures;
  }

  synchronized void up() {
    if (++up == channels) {
      told = false;
      String all = channels == 1 ? "" : ", " + channels + " channels";
      lines.accept(side + " " + address + ": connected" + all);
    }
  }

  /** Notes that a session that stood is over. */
  synchronized void lost(String channel, IOException cause) {
    up--;
    if (!told) {
      told = true;
      String where = channels == 1 ? "" : " " + Printable.quoted(channel);
      lines.accept(side + " " + address + ": lost" + where + ": " + OneLine.of(cause));
    }
  }

  void failed(IOException cause) {
    failures.accept(cause);
  }

  /** Returns the state in a few words. */
  synchronized String text() {
    return side + (up == channels ? " up" : up == 0 ? " away" : " " + up + "/" + channels + " up");
  }
}
