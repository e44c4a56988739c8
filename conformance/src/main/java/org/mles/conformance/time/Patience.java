package org.mles.conformance.time;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How long one wait may still take. It ends after some time in which nothing moved; what moves
 * renews it, up to six such times in all. Time for which the machine stood still does not count, up
 * to twice that time, so that a machine which never gets anything done ends a wait as well.
 *
 * <p>Thread: one waiter.
 */
public final class Patience {
  private static final int MOST_TIMES = 6;
  private static final int MOST_TIMES_LOST = 2;

  private final long silence;
  private final LongSupplier clock;
  private final Heartbeat heart;
  private final long began;
  private final long lostBefore;
  private long moved;

  /** Begins a wait that ends after {@code silence}. */
  public Patience(Duration silence) {
    this(silence, System::nanoTime, Heartbeat.OF_PROCESS);
  }

  Patience(Duration silence, LongSupplier clock, Heartbeat heart) {
    this.silence = silence.toNanos();
    this.clock = clock;
    this.heart = heart;
    this.began = clock.getAsLong();
    this.lostBefore = heart.lostNanos();
    this.moved = began;
  }

  /** Returns how long nothing may move, in nanoseconds. */
  public long silenceNanos() {
    return silence;
  }

  /**
   * Says that something moved.
   *
   * @param atNanos when, on {@link System#nanoTime}; what was before the wait counts for nothing
   */
  public void moved(long atNanos) {
    moved = Math.max(moved - began, atNanos - began) + began;
  }

  /** Returns the nanoseconds until the wait is over if nothing moves; 0 or less if it is. */
  public long leftNanos() {
    long end = Math.min(moved - began + silence, MOST_TIMES * silence);
    return end + forgiven() - (clock.getAsLong() - began);
  }

  private long forgiven() {
    return Math.min(heart.lostNanos() - lostBefore, MOST_TIMES_LOST * silence);
  }

  /** Says what was waited for in vain, such as {@code nothing for 5000 ms}. */
  public String spent() {
    boolean silent = moved - began + silence <= MOST_TIMES * silence;
    String text =
        silent
            ? "nothing for " + millis(silence)
            : "no end of it within " + millis(MOST_TIMES * silence);
    long stood = forgiven();
    return stood == 0
        ? text
        : text + ", beside " + millis(stood) + " for which the machine stood still";
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%d ms", nanos / 1_000_000);
  }
}
