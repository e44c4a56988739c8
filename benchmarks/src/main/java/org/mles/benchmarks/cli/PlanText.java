package org.mles.benchmarks.cli;

import java.util.List;
import org.mles.benchmarks.run.FanOutPlan;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/** What a run would do, in words. */
final class PlanText {
  /** Two JVM starts, connects and the end of a leg (measured on 2 cores, 2026). */
  private static final double START_SECONDS = 2.5;

  /** Start of a broker on top (measured on 2 cores, 2026). */
  private static final double BROKER_SECONDS = 6;

  /** Guess of a closed-loop message: wait for the last subscriber and look again. */
  private static final double CLOSED_LOOP_SECONDS = 0.005;

  private PlanText() {}

  static String of(FanOutPlan plan) {
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

  private static long minutes(FanOutPlan plan) {
    List<String> legs = plan.order(1);
    double round = legs.stream().mapToDouble(leg -> seconds(leg, plan.workload())).sum();
    return Math.max(1, Math.round(round * plan.rounds() / 60));
  }

  private static double seconds(String leg, Workload load) {
    double start = START_SECONDS + (leg.startsWith("rabbitmq") ? BROKER_SECONDS : 0);
    double warmup = load.warmup() * CLOSED_LOOP_SECONDS;
    double measured =
        load.profile() == Profile.SATURATE
            ? load.saturateNanos() / 1e9
            : load.measured() * (load.periodNanos() / 1e9 + CLOSED_LOOP_SECONDS);
    return start + warmup + measured;
  }
}
