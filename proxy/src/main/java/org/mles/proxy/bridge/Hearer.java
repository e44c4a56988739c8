package org.mles.proxy.bridge;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes what one session says, on the session's own threads. */
interface Hearer {
  /** Learns that octets have come, whatever they say. */
  default void stirred() {}

  /** Takes a message. */
  void heard(Message message);

  /**
   * Learns that nothing more will come.
   *
   * @param cause why, or null if the session was closed
   */
  void ended(@Nullable IOException cause);
}
