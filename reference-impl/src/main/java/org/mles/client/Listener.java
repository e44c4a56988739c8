package org.mles.client;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a client receives, as calls on the client's reader thread unless said otherwise.
 *
 * <p>While a call runs nothing is read, so a slow listener slows its own connection down (and is
 * closed by the server when it lags too far), never this process's memory. A call may publish, and
 * may close the client. An exception that leaves a call ends the client.
 */
@FunctionalInterface
public interface Listener {
  /** Takes one message, in the order of the channel. */
  void onMessage(Received message);

  /** Learns that octets have come, be it only what answers {@link MlesClient#ask}. */
  default void onHeard() {}

  /** Learns that part of a long message has been handed over, on the thread that publishes it. */
  default void onTaken() {}

  /**
   * Learns that the connection is lost and will be opened again.
   *
   * @param cause why it was lost, or why the last attempt failed
   * @param pause how long the client waits before it tries
   */
  default void onReconnecting(IOException cause, Duration pause) {}

  /** Learns that the connection stands again; messages that were missed may follow. */
  default void onReconnected() {}

  /**
   * Learns that nothing more will come; the last call.
   *
   * @param failure why, or null if the caller closed the client
   */
  default void onEnd(@Nullable IOException failure) {}
}
