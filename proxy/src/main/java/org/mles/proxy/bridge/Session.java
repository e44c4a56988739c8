package org.mles.proxy.bridge;

import java.io.IOException;

/** A channel that has been joined on one side. Thread: one sends, asks and closes. */
interface Session extends AutoCloseable {
  /**
   * Sends a message; waits while the other side does not take it.
   *
   * @throws IOException if the session has ended; then the message has not arrived whole
   */
  void send(Message message) throws IOException, InterruptedException;

  /** Asks the other side for a sign of life. */
  default void ask() throws IOException {}

  /**
   * Learns that another part of the silence that may be is over, and cuts what has been silent for
   * all of it. On one thread at a time, which does not wait.
   *
   * @return whether to {@link #ask}
   */
  default boolean tick() {
    return false;
  }

  /** Ends it at once, on any thread; whoever waits in a call is set free. */
  void cut(IOException why);

  /** Ends it; what was sent is given a moment to arrive. */
  @Override
  void close();
}
