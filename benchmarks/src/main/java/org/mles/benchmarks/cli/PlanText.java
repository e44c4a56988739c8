package org.mles.benchmarks.cli;

import java.time.Duration;
import java.util.List;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.run.FanOutPlan;
import org.mles.benchmarks.workload.Workload;

/**
 * What a run would do, in words.
 *
 * @param drivers know how long their servers take to start
 */
record PlanText(Drivers drivers) {
  /** Two JVM starts, connects and the end of a leg (measured on 2 cores, 2026). */
  private static final double START_SECONDS = 1.2;

  private static final double NANOS_PER_SECOND = 1e9;

  String of(FanOutPlan plan) {
    StringBuilder text = new StringBuilder();
    Workload load = plan.workload();
    text.append("profile ").append(load.profile().key());
    text.append(", ").append(load.subscribers()).append(" subscribers");
    text.append(load.streams().words()).append(", ");
    text.append(load.payloadOctets()).append(" octets per message\n");
    for (int round = 1; round <= Math.min(plan.rounds(), plan.systems().size() + 1); round++) {
      text.append("round ").append(round).append(": ");
      text.append(String.join(", ", plan.order(round))).append('\n');
    }
    text.append(plan.legs()).append(" legs in ").append(plan.rounds()).append(" rounds, about ");
    text.append(minutes(plan)).append(" minutes\n");
    return text.toString();
  }

  private long minutes(FanOutPlan plan) {
    return Math.max(1, Math.round(seconds(plan) / 60));
  }

  /** Returns how long a plan takes if no leg has to be repeated. */
  double seconds(FanOutPlan plan) {
    List<String> legs = plan.order(1);
    double round = legs.stream().mapToDouble(leg -> seconds(leg, plan.workload())).sum();
    return round * plan.rounds();
  }

  private double seconds(String leg, Workload workload) {
    double start = START_SECONDS + drivers.of(FanOutPlan.systemOf(leg)).startSeconds();
    Duration load = workload.warmupTime().plus(workload.measuredTime());
    return start + load.toNanos() / NANOS_PER_SECOND;
  }
}
