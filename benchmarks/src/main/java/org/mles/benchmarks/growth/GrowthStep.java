package org.mles.benchmarks.growth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.mles.MlesDriver;
import org.mles.benchmarks.driver.wire.Distribution;
import org.mles.benchmarks.load.OpenFiles;
import org.mles.benchmarks.result.GrowthFile.Axis;
import org.mles.benchmarks.run.FanOutPlan;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/**
 * One point of a sweep, before it is measured.
 *
 * @param axis what is varied
 * @param channels how many channels
 * @param workload what is published in each of them, to all subscribers together
 */
public record GrowthStep(Axis axis, int channels, Workload workload) {
  /** Deliveries of a leg, so that its CPU time is many of the steps in which it is counted. */
  private static final int DELIVERIES = 250_000;

  private static final int FEWEST_MESSAGES = 20;
  private static final int MOST_MESSAGES = 1000;
  private static final long GAP_NANOS = 2_000_000;

  /** So many connections a server takes unless it is told otherwise. */
  private static final int MOST_CONNECTIONS = 20_000;

  /** A connection and its join, among others (2 cores, 2026). */
  private static final double JOIN_SECONDS = 0.0004;

  /** Starts of two JVMs, two looks at the memory, the end of a leg (2 cores, 2026). */
  private static final double LEG_SECONDS = 3;

  private static final double NANOS_PER_SECOND = 1e9;

  /** Refuses what a server would refuse. */
  public GrowthStep {
    new Distribution(workload.subscribers(), channels);
    long connections = (long) workload.subscribers() + channels;
    if (connections > MOST_CONNECTIONS) {
      throw new IllegalArgumentException(
          connections + " connections; at most " + MOST_CONNECTIONS + " to one server");
    }
  }

  /**
   * Makes the points of both axes.
   *
   * @param subscribers of one channel, in each point
   * @param channels in each point
   * @param each subscribers of each of those channels
   * @param messages measured messages, as many before them; null for what suits each point
   */
  public static List<GrowthStep> of(
      List<Integer> subscribers, List<Integer> channels, int each, @Nullable Integer messages) {
    List<GrowthStep> steps = new ArrayList<>();
    subscribers.forEach(n -> steps.add(of(Axis.SUBSCRIBERS, 1, n, messages)));
    channels.forEach(n -> steps.add(of(Axis.CHANNELS, n, Math.multiplyExact(n, each), messages)));
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("no point to measure");
    }
    return steps;
  }

  private static GrowthStep of(
      Axis axis, int channels, int subscribers, @Nullable Integer messages) {
    Workload usual = Workload.of(Profile.BURST, subscribers);
    int fitting = DELIVERIES / Math.max(1, subscribers);
    int count =
        messages != null ? messages : Math.min(MOST_MESSAGES, Math.max(FEWEST_MESSAGES, fitting));
    return new GrowthStep(
        axis, channels, usual.withMessages(count, count).withPace(GAP_NANOS, 0, usual.seed()));
  }

  /** Returns how many connections the server has. */
  public int connections() {
    return workload.subscribers() + channels;
  }

  /** Returns the plan of its legs. */
  public FanOutPlan plan(int rounds, String tag, @Nullable Duration hangAfter) {
    return new FanOutPlan(
        List.of(MlesDriver.WIRE),
        rounds,
        workload,
        Map.of(MlesDriver.CHANNELS, Integer.toString(channels)),
        tag,
        hangAfter);
  }

  /** Returns how long a leg takes, roughly. */
  public double legSeconds() {
    double load = workload.warmupTime().plus(workload.measuredTime()).toNanos() / NANOS_PER_SECOND;
    return LEG_SECONDS + connections() * JOIN_SECONDS + load;
  }

  /** Says that it needs more open files than {@code limit}; empty if it does not. */
  public Optional<String> gap(long limit) {
    long needed = OpenFiles.neededFor(connections());
    return needed <= limit
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s need %d open files in the server and %d in the load, a process may have %d:"
                    + " raise that by 'ulimit -n %d', beyond the hard limit by nofile in"
                    + " /etc/security/limits.conf",
                words(),
                needed,
                needed,
                limit,
                needed));
  }

  /** Returns what it is, for people. */
  public String words() {
    return workload.subscribers()
        + " subscribers in "
        + (channels == 1 ? "one channel" : channels + " channels");
  }
}
