package org.mles.conformance.probe;

import java.time.Duration;

/**
 * The three timers of the suite; no case knows another one. Thread: any.
 *
 * @param patience longest wait for something that must come
 * @param quiet how long silence is watched where no barrier can prove absence
 * @param cap hard end of one case
 */
public record Timers(Duration patience, Duration quiet, Duration cap) {
  /** Timers for {@code --timeout-scale 1}. */
  public static final Timers STANDARD =
      new Timers(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(60));

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

  private static Duration times(Duration duration, double factor) {
    return Duration.ofNanos(Math.round(duration.toNanos() * factor));
  }
}
