package org.mles.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.client.Listener;
import org.mles.client.Received;
import org.mles.text.OneLine;

/**
 * Prints each message of a channel as soon as it comes. Thread: the client's reader.
 *
 * @param out where to, shared with the printers of other channels
 * @param label of the channel
 * @param err where to say that the connection is lost
 */
record MessagePrinter(Printout out, MessageFormat format, ChannelLabel label, PrintWriter err)
    implements Listener {
  @Override
  public void onMessage(Received message) {
    out.print(format.line(message, label));
  }

  @Override
  public void onReconnecting(IOException cause, Duration pause) {
    String why = OneLine.of(label.on(cause));
    err.println("listen: " + why + "; next try in " + pause.toMillis() + " ms");
    err.flush();
  }

  @Override
  public void onEnd(@Nullable IOException failure) {
    out.finish();
  }
}
