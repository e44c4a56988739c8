package org.mles.benchmarks.crew;

import java.util.ArrayList;
import java.util.List;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/** Divides a workload: all agents together publish as much, and to as many, as one would. */
public final class Shares {
  private Shares() {}

  /**
   * Returns the share of each agent.
   *
   * @throws IllegalArgumentException if the workload cannot be divided so
   */
  public static List<Workload> of(Workload whole, int agents) {
    if (whole.profile() != Profile.BURST && whole.profile() != Profile.PACED) {
      throw new IllegalArgumentException(
          "several agents are for the profiles burst and paced, not for " + whole.profile().key());
    }
    if (!whole.streams().single()) {
      throw new IllegalArgumentException(
          "several agents have one channel, and each agent publishes: no --channels, no"
              + " --publishers");
    }
    if (whole.subscribers() < agents || whole.measured() < agents) {
      throw new IllegalArgumentException(
          agents
              + " agents for "
              + whole.subscribers()
              + " subscribers and "
              + whole.measured()
              + " messages; each needs one");
    }
    List<Workload> shares = new ArrayList<>();
    for (int place = 0; place < agents; place++) {
      shares.add(
          new Workload(
              whole.profile(),
              part(whole.subscribers(), agents, place),
              whole.payloadOctets(),
              whole.periodNanos(),
              whole.jitter(),
              whole.seed() + place,
              part(whole.warmup(), agents, place),
              part(whole.measured(), agents, place),
              whole.window(),
              whole.saturateNanos()));
    }
    return shares;
  }

  private static int part(int whole, int agents, int place) {
    return whole / agents + (place < whole % agents ? 1 : 0);
  }
}
