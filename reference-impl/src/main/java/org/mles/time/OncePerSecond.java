package org.mles.time;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets through one of many equal lines a second, so that a flood of what they tell of cannot drown
 * the machine. Thread: any.
 */
public final class OncePerSecond {
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Clock clock;
  private long lastNanos;
  private long heldBack;

  /** Makes one that lets the first line through. */
  public OncePerSecond(Clock clock) {
    this.clock = clock;
    lastNanos = clock.nanoTime() - QUIET_NANOS;
  }

  /**
   * Says something, or holds it back.
   *
   * @param line given what is to be put behind it: how many were held back since the last
   */
  public synchronized void say(Consumer<String> line) {
    long now = clock.nanoTime();
    if (now - lastNanos < QUIET_NANOS) {
      heldBack++;
      return;
    }
    lastNanos = now;
    String more = heldBack == 0 ? "" : " (and " + heldBack + " more since the last line)";
    heldBack = 0;
    line.accept(more);
  }
}
