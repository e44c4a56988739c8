package org.mles.channel;

import java.nio.ByteBuffer;
import org.mles.rule.WireRule;

/** Way out to one subscriber; what a channel needs of a connection. Thread: loop. */
public interface Outlet {
  /**
   * Takes as many octets as go out now, in order, in one send.
   *
   * <p>An outlet that took less than all must have the channel flushed again once it can take more.
   *
   * @param slices filled from index 0; read-only, valid only during the call
   * @param count how many slices are filled
   * @return how many octets were taken; 0 if none can be taken now or ever
   */
  long write(ByteBuffer[] slices, int count);

  /** Says that somebody else wants to be here under the same id, and was refused. */
  default void contested() {}

  /** Says that everything is out that was queued when the subscriber began to leave. */
  void drained();

  /** Says that the subscriber broke {@code rule} and gets nothing more. */
  void refused(WireRule rule, String detail);

  /** Says that our own code failed on the subscriber, which gets nothing more. */
  void brokenBy(Throwable bug);
}
