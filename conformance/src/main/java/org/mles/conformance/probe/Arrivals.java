package org.mles.conformance.probe;

import org.jspecify.annotations.Nullable;

/** What a peer saw and has not judged yet, in order. Thread: one taker. */
public interface Arrivals {
  /**
   * Takes the oldest thing seen.
   *
   * @param timeoutNanos how long to wait for one
   * @return null if nothing came in time; after a {@link Seen.Closed}, that again
   */
  @Nullable Seen take(long timeoutNanos);

  /** Returns the oldest thing seen without taking it, or null if there is none now. */
  @Nullable Seen peek();
}
