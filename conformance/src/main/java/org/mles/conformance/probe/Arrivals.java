package org.mles.conformance.probe;

import org.jspecify.annotations.Nullable;
import org.mles.conformance.time.Patience;

/** What a peer saw and has not judged yet, in order. Thread: one taker. */
public interface Arrivals {
  /**
   * Takes the oldest thing seen.
   *
   * @param patience how long to wait for one; every octet that comes renews it
   * @return null if nothing whole came in time; after a {@link Seen.Closed}, that again
   */
  @Nullable Seen take(Patience patience);

  /** Returns how many octets have come of a frame that is not whole. */
  int unfinished();

  /** Returns the oldest thing seen without taking it, or null if there is none now. */
  @Nullable Seen peek();
}
