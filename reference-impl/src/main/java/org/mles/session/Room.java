package org.mles.session;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Octets;
import org.mles.memory.Rope;
import org.mles.rule.Refusal;

/** What a session needs of the server around it. Thread: the connection's loop. */
public interface Room {
  /**
   * Lets the connection into a channel; called at most once, before anything else.
   *
   * @param firstFrame the frame that the join was judged by, the oldest item of a resync; valid
   *     only during the call
   * @return null if it is a member now, else why not
   */
  @Nullable Refusal join(Join join, Octets firstFrame);

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

  /**
   * Brings back the history that a peer held. Source: RSY-06 to RSY-09.
   *
   * @param frames whole frames of this channel back to back, oldest first, at least two; of no use
   *     afterwards
   */
  void restore(Rope frames);

  /** Says that the join is complete: what the first frame brought is in the channel. */
  void entered();
}
