package org.mles.benchmarks.growth;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.driver.mles.MlesDriver;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.run.FanOutPlan;
import org.mles.benchmarks.run.FanOutRun;
import org.mles.benchmarks.run.RunListener;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/**
 * Measures a root with peers, one message at a time.
 *
 * @param peers servers below the root
 * @param subscribers of all peers together
 * @param messages measured, as many before them
 * @param rounds of two legs each
 * @param hangAfter how long a phase may last beyond what is planned, null for the usual
 */
public record TreeRun(
    int peers, int subscribers, int messages, int rounds, @Nullable Duration hangAfter) {
  private static final long GAP_NANOS = 2_000_000;

  /** Refuses a tree without leaves, or a leaf without a subscriber. */
  public TreeRun {
    if (peers < 1 || subscribers < peers) {
      throw new IllegalArgumentException(
          peers + " peers and " + subscribers + " subscribers; at least one each");
    }
  }

  /** Returns the plan of its legs. */
  public FanOutPlan plan() {
    Workload usual = Workload.of(Profile.BURST, subscribers);
    return new FanOutPlan(
        List.of(MlesDriver.WIRE),
        rounds,
        usual.withMessages(messages, messages).withPace(GAP_NANOS, 0, usual.seed()),
        Map.of(MlesDriver.CHANNELS, "1"),
        "tree-",
        hangAfter);
  }

  /** Runs all legs; an interrupt ends them as it ends {@link FanOutRun}. */
  public ResultFile run(RunListener listener, RunLog log) {
    Drivers drivers = new Drivers(List.of(new TreeDriver(new MlesDriver(), peers)));
    return new FanOutRun(plan(), drivers, listener, log, List.of()).run();
  }
}
