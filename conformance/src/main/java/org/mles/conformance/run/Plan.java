package org.mles.conformance.run;

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
 */
public record Plan(
    int jobs,
    int repeat,
    long seed,
    boolean shuffled,
    double timeoutScale,
    boolean failFast,
    Required required) {
  /** Levels whose misses are failures. */
  public enum Required {
    MUST,
    SHOULD,
    ALL
  }

  /** The plan of a run without options. */
  public static final Plan STANDARD = new Plan(4, 1, 1, false, 1, false, Required.MUST);

  public Plan {
    if (jobs < 1 || jobs > 64) {
      throw new IllegalArgumentException("jobs " + jobs + " is not in 1 to 64");
    }
    if (repeat < 1 || repeat > 1000) {
      throw new IllegalArgumentException("repeat " + repeat + " is not in 1 to 1000");
    }
    Timers.STANDARD.scaled(timeoutScale);
  }

  Timers timers() {
    return Timers.STANDARD.scaled(timeoutScale);
  }

  /** Returns the same plan with other jobs, seed and order. */
  public Plan with(int otherJobs, long otherSeed, boolean otherShuffled) {
    return new Plan(otherJobs, repeat, otherSeed, otherShuffled, timeoutScale, failFast, required);
  }

  /** Returns the same plan with another factor on every timer. */
  public Plan withTimeoutScale(double scale) {
    return new Plan(jobs, repeat, seed, shuffled, scale, failFast, required);
  }
}
