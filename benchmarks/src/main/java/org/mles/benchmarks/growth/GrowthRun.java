package org.mles.benchmarks.growth;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.driver.mles.MlesDriver;
import org.mles.benchmarks.result.ClassShare;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.MemoryReading;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultFile.Comparison;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.run.FanOutPlan;
import org.mles.benchmarks.run.FanOutRun;
import org.mles.benchmarks.run.RunListener;

/**
 * Measures one point: the legs of a fan-out of one system, whose server is looked at in each.
 *
 * <p>Thread: caller; interrupting it ends the run as it ends {@link FanOutRun}.
 */
public final class GrowthRun implements RunListener {
  private static final int MOST_CLASSES = 25;

  private final GrowthStep step;
  private final RunListener listener;
  private final WatchedDriver driver = new WatchedDriver(new MlesDriver());
  private final List<MemoryReading.Pair> memory = new ArrayList<>();
  private List<ClassShare> classes = List.of();

  /** Prepares a point; {@code listener} hears of its legs, too. */
  public GrowthRun(GrowthStep step, RunListener listener) {
    this.step = step;
    this.listener = listener;
  }

  /**
   * Runs all legs.
   *
   * @param plan of the step
   * @param endNanos no round begins behind this time, as {@link System#nanoTime} tells it
   */
  public GrowthFile.Point run(FanOutPlan plan, RunLog log, long endNanos) {
    ResultFile result =
        new FanOutRun(plan, new Drivers(List.of(driver)), this, log, List.of())
            .until(soFar -> System.nanoTime() - endNanos > 0)
            .run();
    return new GrowthFile.Point(
        step.axis(), step.channels(), result.withoutCurves(), List.copyOf(memory), classes);
  }

  @Override
  public void legStarts(int round, String system, int attempt) {
    driver.take();
    listener.legStarts(round, system, attempt);
  }

  @Override
  public void legEnds(int round, LegResult leg) {
    WatchedServer server = driver.take();
    if (server != null && leg.valid()) {
      keep(leg, server.before(), server.after());
    }
    listener.legEnds(round, leg);
  }

  private void keep(LegResult leg, Sight before, @Nullable Sight after) {
    if (after != null) {
      memory.add(
          new MemoryReading.Pair(leg.system(), leg.attempt(), before.reading(), after.reading()));
      classes = after.live().since(before.live(), step.connections(), MOST_CLASSES);
    }
  }

  @Override
  public void roundEnds(int round, List<Comparison> soFar) {
    listener.roundEnds(round, soFar);
  }
}
