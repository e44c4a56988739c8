package org.mles.testing;

import java.time.Duration;
import org.mles.time.Clock;

/** Time that stands still until a test moves it. */
public final class ManualClock implements Clock {
  private long nanos;

  /** Makes a clock whose origin is close to the overflow of its numbers. */
  public ManualClock() {
    nanos = Long.MAX_VALUE - 10;
  }

  /** Moves on. */
  public void advance(Duration time) {
    nanos += time.toNanos();
  }

  @Override
  public long nanoTime() {
    return nanos;
  }
}
