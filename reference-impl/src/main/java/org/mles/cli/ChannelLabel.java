package org.mles.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mles.text.OneLine;
import org.mles.text.Printable;

/**
 * How a command that has joined several channels says which one it speaks of. Thread: any.
 *
 * @param channel name of the channel; null if it is the only one, which needs no name
 */
record ChannelLabel(@Nullable String channel) {
  /** Returns what stands in front of a line; empty for the only channel. */
  String text() {
    // The first bracket and space end the name, so it must have none of its own.
    return channel == null ? "" : '[' + Printable.line(channel).replace("] ", "\\u{5d} ") + "] ";
  }

  /** Returns a failure that says in which channel it happened. */
  IOException on(IOException failure) {
    return channel == null ? failure : new IOException(text() + OneLine.of(failure), failure);
  }
}
