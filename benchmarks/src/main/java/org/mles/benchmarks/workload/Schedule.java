package org.mles.benchmarks.workload;

import java.util.SplittableRandom;

/**
 * Intended publish times of a workload, as offsets from its start: {@code i * period} plus a seeded
 * jitter, so that the load does not march in step with timers of the system under test.
 */
public final class Schedule {
  private Schedule() {}

  /** Returns one non-decreasing offset in nanoseconds per measured message. */
  public static long[] offsetsNanos(Workload workload) {
    SplittableRandom random = new SplittableRandom(workload.seed());
    long[] offsets = new long[workload.measured()];
    for (int i = 0; i < offsets.length; i++) {
      double moved = i + workload.jitter() * random.nextDouble();
      offsets[i] = Math.round(moved * workload.periodNanos());
    }
    return offsets;
  }

  /** Returns the idle gap behind each measured message of a closed loop, in nanoseconds. */
  public static long[] gapsNanos(Workload workload) {
    SplittableRandom random = new SplittableRandom(workload.seed());
    long[] gaps = new long[workload.measured()];
    for (int i = 0; i < gaps.length; i++) {
      double factor = 1 + workload.jitter() * (2 * random.nextDouble() - 1);
      gaps[i] = Math.round(workload.periodNanos() * factor);
    }
    return gaps;
  }
}
