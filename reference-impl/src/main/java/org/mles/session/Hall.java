package org.mles.session;

import org.jspecify.annotations.Nullable;
import org.mles.memory.Octets;
import org.mles.rule.Refusal;

/** What a session needs of the server around it. Thread: the connection's loop. */
public interface Hall extends Publisher {
  /**
   * Lets the connection into a channel; called at most once, before anything else.
   *
   * @param firstFrame the frame that the join was judged by, the oldest item of a resync; valid
   *     only during the call
   * @return null if it is a member now, else why not
   */
  @Nullable Refusal join(Join join, Octets firstFrame);
}
