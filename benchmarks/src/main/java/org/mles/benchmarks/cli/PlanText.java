package org.mles.benchmarks.cli;

import java.util.List;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.run.FanOutPlan;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/**
 * What a run would do, in words.
 *
 * @param drivers know how long their servers take to start
 */
record PlanText(Drivers drivers) {
  /** Two JVM starts, connects and the end of a leg (measured on 2 cores, 2026). */
  private static final double START_SECONDS = 1.2;

  /** A delivery of a closed-loop message, and of each of its octets (measured likewise). */
  private static final double DELIVERY_SECONDS = 12e-6;

  private static final double OCTET_SECONDS = 0.5e-9;

  String of(FanOutPlan plan) {
    StringBuilder text = new StringBuilder();
    Workload load = plan.workload();
    text.append("profile ").append(load.profile().key());
    text.append(", ").append(load.subscribers()).append(" subscribers, ");
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

  private double seconds(String leg, Workload load) {
    double start = START_SECONDS + drivers.of(FanOutPlan.systemOf(leg)).startSeconds();
    double message = load.subscribers() * (DELIVERY_SECONDS + load.payloadOctets() * OCTET_SECONDS);
    double warmup = load.warmup() * message;
    double measured =
        load.profile() == Profile.SATURATE
            ? load.saturateNanos() / 1e9
            : load.measured() * (load.periodNanos() / 1e9 + message);
    return start + warmup + measured;
  }
}
