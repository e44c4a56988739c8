package org.mles.channel;

import java.nio.ByteBuffer;
import org.mles.memory.Octets;

/**
 * What a member can do in its channel, wherever that is. Thread: the loop that the member is on.
 */
public interface Membership {
  /** Tells whether frames of this member should be read now; see {@link Channel#takesFrames}. */
  boolean takesFrames();

  /** Says whole frames; see {@link Channel#publish(Origin, ByteBuffer, int[], int)}. */
  void publish(ByteBuffer frames, int[] octetsOfEach, int count);

  /** Says one whole frame; see {@link Channel#publish(Origin, Octets)}. */
  void publish(Octets frame);

  /** Is told a word that is not for the others; see {@link Channel#say}. */
  void say(ByteBuffer word);

  /** Ends it but lets queued octets go out; see {@link Channel#leave}. */
  void leave();

  /**
   * Ends it at once; see {@link Channel#remove}.
   *
   * @param done run here once the channel knows, now or soon
   */
  void remove(Runnable done);

  /** Can take octets again. */
  void writable();
}
