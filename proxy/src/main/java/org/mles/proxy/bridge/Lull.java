package org.mles.proxy.bridge;

import java.time.Duration;

/**
 * Judges whether all of a history has come: nothing marks its end, so a moment in which nothing
 * comes is taken for it, or else the end of a time in which it has to be over. No I/O. Thread: any
 * stirs, one begins and asks. Source: V2-PRX-10.
 */
final class Lull {
  static final Duration STILL = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofSeconds(10);

  private long since;
  private volatile long stirred;

  /** Begins when a channel has been joined. */
  void begin(long nowNanos) {
    since = nowNanos;
    stirred = nowNanos;
  }

  /** Notes that octets have come. */
  void stir(long nowNanos) {
    stirred = nowNanos;
  }

  /** Returns how long it takes until all has come if nothing stirs; 0 or less if it has. */
  long leftNanos(long nowNanos) {
    return Math.min(stirred - nowNanos + STILL.toNanos(), since - nowNanos + LONGEST.toNanos());
  }
}
