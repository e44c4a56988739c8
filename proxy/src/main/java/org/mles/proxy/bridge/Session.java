package org.mles.proxy.bridge;

import java.io.IOException;

/** A channel that has been joined on one side. Thread: one sends and closes. */
interface Session extends AutoCloseable {
  /**
   * Sends a message; waits while the other side does not take it.
   *
   * @throws IOException if the session has ended; then the message has not arrived whole
   */
  void send(Message message) throws IOException, InterruptedException;

  /** Ends it; what was sent is given a moment to arrive. */
  @Override
  void close();
}
