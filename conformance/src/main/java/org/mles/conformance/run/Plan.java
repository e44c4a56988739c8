package org.mles.conformance.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.Timers;

/**
 * How to run.
 *
 * @param jobs cases at the same time
 * @param repeat how often each case runs; mixed verdicts are flaky
 * @param seed of payloads and order
 * @param shuffled whether the order is random
 * @param timeoutScale factor on every timer
 * @param failFast whether to stop at the first failure
 * @param required which levels fail rather than warn
 * @param soak how long cases go on that need long; zero to leave them out
 * @param runCap longest time of the whole run, or null for one by the number of cases
 */
public record Plan(
    int jobs,
    int repeat,
    long seed,
    boolean shuffled,
    double timeoutScale,
    boolean failFast,
    Required required,
    Duration soak,
    @Nullable Duration runCap) {
  /** Levels whose misses are failures. */
  public enum Required {
    MUST,
    SHOULD,
    ALL
  }

  /** Time for what is not a case: subjects that come up and go down. */
  private static final Duration STARTS = Duration.ofSeconds(60);

  /** The plan of a run without options. */
  public static final Plan STANDARD =
      new Plan(4, 1, 1, false, 1, false, Required.MUST, Duration.ZERO, null);

  public Plan {
    if (jobs < 1 || jobs > 64) {
      throw new IllegalArgumentException("jobs " + jobs + " is not in 1 to 64");
    }
    if (repeat < 1 || repeat > 1000) {
      throw new IllegalArgumentException("repeat " + repeat + " is not in 1 to 1000");
    }
    if (runCap != null && (runCap.toSeconds() < 1 || runCap.toDays() > 30)) {
      throw new IllegalArgumentException(
          "run cap of " + runCap.toSeconds() + " s is not in 1 s to 30 days");
    }
    if (soak.isNegative() || soak.toDays() > 1) {
      throw new IllegalArgumentException("soak of " + soak.toMinutes() + " min is over a day");
    }
    Timers.STANDARD.scaled(timeoutScale);
  }

  Timers timers() {
    return Timers.STANDARD.scaled(timeoutScale);
  }

  /**
   * Returns the longest time of a run: for each case twice the wait for something that never comes,
   * as if no case were done sooner, and its whole cap for the last one.
   */
  Duration most(int cases, Timers timers) {
    if (runCap != null) {
      return runCap;
    }
    long turns = ((long) cases * repeat + jobs - 1) / jobs;
    return STARTS.plus(soak).plus(timers.cap()).plus(timers.patience().multipliedBy(2 * turns));
  }

  /** Returns the same plan with another longest time. */
  public Plan withRunCap(Duration most) {
    return new Plan(jobs, repeat, seed, shuffled, timeoutScale, failFast, required, soak, most);
  }

  /** Returns the same plan with other jobs, seed and order. */
  public Plan with(int otherJobs, long otherSeed, boolean otherShuffled) {
    return new Plan(
        otherJobs,
        repeat,
        otherSeed,
        otherShuffled,
        timeoutScale,
        failFast,
        required,
        soak,
        runCap);
  }

  /** Returns the same plan with another factor on every timer. */
  public Plan withTimeoutScale(double scale) {
    return new Plan(jobs, repeat, seed, shuffled, scale, failFast, required, soak, runCap);
  }

  /** Returns the same plan with cases that need long and go on for {@code time}. */
  public Plan withSoak(Duration time) {
    return new Plan(jobs, repeat, seed, shuffled, timeoutScale, failFast, required, time, runCap);
  }
}
