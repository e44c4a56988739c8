package org.mles.server;

import java.util.Locale;

/**
 * How many times a hostile thing is done: a few in the build, so that it stays quick, all that the
 * project promises with {@code -Dmles.soak=FACTOR}, where 1 is the promise.
 *
 * <p>A soak says what each part did, one line each, and how far long parts are.
 */
final class Soak {
  private static final double FACTOR = Double.parseDouble(System.getProperty("mles.soak", "0"));

  private static final boolean ON = FACTOR > 0;

  /** Lines about the progress of one part, at most. */
  private static final int STEPS = 4;

  /** Steps from which on a part is long. */
  private static final int LONG = 1_000;

  private final String part;
  private final long startNanos = System.nanoTime();

  /** Begins a part. */
  Soak(String part) {
    this.part = part;
  }

  /** Returns how many it is this time. */
  static int count(int inBuild, int inSoak) {
    return ON ? (int) Math.max(inBuild, Math.round(inSoak * FACTOR)) : inBuild;
  }

  /** Says how far the part is, now and then. */
  void progress(long done, long all) {
    if (done < all && done % Math.max(1, all / STEPS) == 0 && all >= LONG) {
      say(String.format(Locale.ROOT, "... %,d of %,d", done, all));
    }
  }

  /** Says what the part did. */
  void done(String what) {
    say(what);
  }

  private void say(String text) {
    if (ON) {
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      System.out.printf(Locale.ROOT, "soak: %-14s %6.1f s  %s%n", part, seconds, text);
    }
  }
}
