package org.mles.proxy.bridge;

import java.io.IOException;
import java.time.Duration;

/** What a bridge stands on at one side: a server or a broker. Thread: any. */
public interface Shore {
  /** Returns how a person names it. */
  String address();

  /**
   * Checks a channel before anything is called.
   *
   * @throws IllegalArgumentException if no channel can have this name here
   */
  void check(String channel);

  /**
   * Joins a channel and returns when that stands, or when it is known to be tried.
   *
   * @param silence after which it is taken for lost, a few parts of which {@link Session#tick} are
   *     told; at least a second
   * @throws IOException if it cannot be reached
   */
  Session open(String channel, Duration silence, Hearer hearer)
      throws IOException, InterruptedException;

  /** Tells whether a message that could be sent has arrived; otherwise it may have been lost. */
  default boolean acknowledges() {
    return false;
  }

  /** Tells whether an end says that a session will never come about as it is asked for. */
  default boolean refused(IOException cause) {
    return false;
  }
}
