package org.mles.conformance.probe;

import java.time.Duration;

/**
 * The three timers of the suite; no case knows another one. Thread: any.
 *
 * @param patience longest wait for something that must come
 * @param quiet how long silence is watched where no barrier can prove absence
 * @param cap hard end of one case
 * @param soak how long a case goes on that needs long; zero if none is asked for
 */
public record Timers(Duration patience, Duration quiet, Duration cap, Duration soak) {
  /** Timers for {@code --timeout-scale 1}. */
  public static final Timers STANDARD =
      new Timers(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(60));

  /** Returns timers for cases that do not need long. */
  public Timers(Duration patience, Duration quiet, Duration cap) {
    this(patience, quiet, cap, Duration.ZERO);
  }

  /** Returns the same timers for a case that goes on for so long. */
  public Timers lasting(Duration time) {
    return new Timers(patience, quiet, cap.plus(time), time);
  }

  /**
   * Returns the timers times {@code factor}.
   *
   * @throws IllegalArgumentException if the factor is not between 0.01 and 100
   */
  public Timers scaled(double factor) {
    if (!(factor >= 0.01 && factor <= 100)) {
      throw new IllegalArgumentException("timeout scale " + factor + " is not in 0.01 to 100");
    }
    return new Timers(times(patience, factor), times(quiet, factor), times(cap, factor));
  }

  /**
   * Returns the same timers with more patience and a later cap, for clauses that speak of seconds.
   */
  public Timers plus(Duration extra) {
    return new Timers(patience.plus(extra), quiet, cap.plus(extra));
  }

  /** Returns the same timers with a cap so many times as late. */
  public Timers cappedAfter(int times) {
    return new Timers(patience, quiet, cap.multipliedBy(times), soak);
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofNanos(Math.round(duration.toNanos() * factor));
  }
}
