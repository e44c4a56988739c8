package org.mles.time;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Waits between attempts to reach an upstream server: doubling from the least to the most, then
 * staying there, for ever; never zero.
 *
 * <p>Up to a quarter is added at random, so that the peers of a restarted root do not all come in
 * the same moment. Thread: loop. Source: PEER-07.
 */
public final class Backoff {
  private static final double JITTER = 0.25;

  private final long leastNanos;
  private final long mostNanos;
  private final SplittableRandom random;
  private long nextNanos;

  /**
   * Makes a back-off at its beginning.
   *
   * @param seed of the random part; equal seeds give equal waits
   * @throws IllegalArgumentException if {@code least} is not positive or {@code most} is shorter
   */
  public Backoff(Duration least, Duration most, long seed) {
    leastNanos = least.toNanos();
    mostNanos = most.toNanos();
    if (leastNanos <= 0 || mostNanos < leastNanos) {
      throw new IllegalArgumentException("back-off from " + least + " to " + most);
    }
    random = new SplittableRandom(seed);
    nextNanos = leastNanos;
  }

  /** Returns how long to wait now, in nanoseconds, and lengthens the next wait. */
  public long nextNanos() {
    long base = nextNanos;
    // Compared before doubling: doubling the most could overflow.
    nextNanos = base > mostNanos / 2 ? mostNanos : 2 * base;
    return base + (long) (base * JITTER * random.nextDouble());
  }

  /** Begins anew, after a link that worked. */
  public void reset() {
    nextNanos = leastNanos;
  }

  /** Returns the shortest wait, in nanoseconds. */
  public long leastNanos() {
    return leastNanos;
  }
}
