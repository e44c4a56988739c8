package org.mles.conformance.time;

/** Measures what a subject takes, without what the machine stood still meanwhile. Thread: any. */
public final class Stopwatch {
  private final long began = System.nanoTime();
  private final long lostBefore = Heartbeat.OF_PROCESS.lostNanos();

  /** Returns the nanoseconds since this was made. */
  public long nanos() {
    return nanosUntil(System.nanoTime());
  }

  /** Returns the nanoseconds from when this was made to a later {@link System#nanoTime}. */
  public long nanosUntil(long atNanos) {
    return Math.max(0, atNanos - began - (Heartbeat.OF_PROCESS.lostNanos() - lostBefore));
  }
}
