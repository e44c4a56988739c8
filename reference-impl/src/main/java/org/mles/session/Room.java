package org.mles.session;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.rule.Refusal;

/** What a session needs of the server around it. Thread: the connection's loop. */
public interface Room {
  /**
   * Lets the connection into a channel; called at most once, before anything else.
   *
   * @return null if it is a member now, else why not
   */
  @Nullable Refusal join(Join join);

  /**
   * Forwards and stores whole frames of this connection.
   *
   * @param frames frames back to back, valid only during the call; to be consumed
   * @param octetsOfEach length of each frame
   * @param count how many there are
   */
  void publish(ByteBuffer frames, int[] octetsOfEach, int count);

  /**
   * Brings back the history that a peer held. Source: RSY-06 to RSY-09.
   *
   * @param frames whole frames of this channel, oldest first, at least two
   */
  void restore(List<byte[]> frames);

  /**
   * Says that the join is complete: what the first frame brought is in the channel.
   *
   * @param firstFrame the frame that the join was judged by; the oldest item of a resync
   */
  void entered(Join join, byte[] firstFrame);
}
