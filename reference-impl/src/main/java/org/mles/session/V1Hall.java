package org.mles.session;

import org.mles.memory.Rope;

/** What a v1 session needs as well: its first frame may bring a past. Thread: as {@link Hall}. */
public interface V1Hall extends Hall {
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
