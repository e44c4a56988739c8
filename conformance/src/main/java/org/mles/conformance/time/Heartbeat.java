package org.mles.conformance.time;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Measures for how long this machine, or this process, stood still: a thread asks to be woken at
 * every beat, and what it is late by is time that no subject can be blamed for.
 *
 * <p>Thread: any; guarded by this.
 */
public final class Heartbeat {
  /** The heart of this process. */
  public static final Heartbeat OF_PROCESS = new Heartbeat(System::nanoTime);

  private static final long BEAT_NANOS = 20_000_000;

  /** A thread that is woken within this time after its beat is on time, as on any busy machine. */
  private static final long USUAL_NANOS = 80_000_000;

  static {
    Daemons.run("heartbeat", OF_PROCESS::beatForEver);
  }

  private final LongSupplier clock;
  private long lastBeat;
  private long lost;

  Heartbeat(LongSupplier clock) {
    this.clock = clock;
    this.lastBeat = clock.getAsLong();
  }

  private void beatForEver() {
    while (true) {
      LockSupport.parkNanos(BEAT_NANOS);
      beat();
    }
  }

  synchronized void beat() {
    lost += late();
    lastBeat = clock.getAsLong();
  }

  /** Returns the nanoseconds for which it stood still so far, also if it has only just woken up. */
  public synchronized long lostNanos() {
    return lost + late();
  }

  private long late() {
    long late = clock.getAsLong() - lastBeat - BEAT_NANOS;
    return late > USUAL_NANOS ? late : 0;
  }
}
