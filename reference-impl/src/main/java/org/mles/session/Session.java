package org.mles.session;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.rule.Refusal;

/**
 * Server side of one connection's protocol: octets in, a join and what is to be passed on out.
 *
 * <p>A join takes two steps, so that the connection may move to the loop of its channel in between:
 * {@link #receive} stops when a first frame is found right, {@link #enter} brings it in. Thread:
 * the connection's loop.
 */
public interface Session {
  /** Tells whether the connection is a member of a channel. */
  boolean joined();

  /**
   * Consumes octets as they came, all of them unless a join interrupts.
   *
   * @return null while all is in order, else why the connection must be closed; then always. A
   *     session that has {@link Mouth#end ended} its mouth has told its client, who gets some time
   */
  @Nullable Refusal receive(ByteBuffer in);

  /**
   * Returns the join that has been found right and waits for {@link #enter}; null if none does.
   *
   * <p>Octets behind the first frame stay in the buffer.
   */
  @Nullable Join knocking();

  /**
   * Asks the room to let the waiting join in; {@link #receive} goes on afterwards.
   *
   * @return null if it is a member now
   */
  @Nullable Refusal enter();

  /** Returns how many octets an unfinished frame occupies here. Source: V1-LIM-12. */
  int pendingOctets();

  /**
   * Says that no more octets will come.
   *
   * @return null if the connection ended where it may
   */
  @Nullable Refusal end();

  /**
   * Asks the client for a sign of life, which any octet is.
   *
   * @return false if the protocol has no word for that, or it is too early or too late for one
   */
  default boolean ping() {
    return false;
  }

  /**
   * Says that this side ends, and that nothing more follows, if the protocol has words for that.
   *
   * @param why for people
   */
  default void dismiss(String why) {}

  /**
   * Consumes octets as they came and enters as soon as a join is right: for connections that stay
   * where they are.
   *
   * @return as {@link #receive}
   */
  default @Nullable Refusal receiveAndEnter(ByteBuffer in) {
    Refusal refusal = receive(in);
    if (knocking() == null) {
      return refusal;
    }
    refusal = enter();
    return refusal == null ? receive(in) : refusal;
  }
}
