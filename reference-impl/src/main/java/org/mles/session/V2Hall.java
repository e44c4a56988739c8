package org.mles.session;

import org.mles.memory.Octets;

/** What a session of version 2 needs as well: joins that nobody hears. Thread: as {@link Hall}. */
public interface V2Hall extends Hall {
  /**
   * Stores one whole frame for who joins later; who is here is not told. Source: V2-FWD-05.
   *
   * @param frame valid only during the call
   */
  void keep(Octets frame);
}
