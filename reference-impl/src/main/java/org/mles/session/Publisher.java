package org.mles.session;

import java.nio.ByteBuffer;
import org.mles.memory.Octets;

/** Takes the frames of a connection to where they belong. Thread: the connection's loop. */
public interface Publisher {
  /**
   * Forwards and stores whole frames of this connection.
   *
   * @param frames frames back to back, valid only during the call; to be consumed
   * @param octetsOfEach length of each frame
   * @param count how many there are
   */
  void publish(ByteBuffer frames, int[] octetsOfEach, int count);

  /**
   * Forwards and stores one whole frame that came in pieces, valid only during the call. Whoever
   * can take it in pieces spares a copy.
   */
  default void publish(Octets frame) {
    publish(ByteBuffer.wrap(frame.copy(0, frame.size())), new int[] {frame.size()}, 1);
  }
}
