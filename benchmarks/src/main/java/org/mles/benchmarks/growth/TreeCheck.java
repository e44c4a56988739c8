package org.mles.benchmarks.growth;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.stats.Median;

/**
 * A forecast beside what was measured.
 *
 * @param forecast what the constants say
 * @param toLastNanos median time to last over the valid legs
 * @param serverNanos median CPU of all servers for a delivery, null if the run was too short
 * @param legs how many legs were valid
 */
public record TreeCheck(
    TreeForecast forecast, long toLastNanos, @Nullable Long serverNanos, int legs) {
  /**
   * Compares the constants with a run of a {@link TreeRun}.
   *
   * @throws IllegalArgumentException if that is none, or has no valid leg
   */
  public static TreeCheck of(Constants constants, ResultFile run) {
    String peers = run.systems().get(0).settings().get(TreeDriver.PEERS);
    if (peers == null) {
      throw new IllegalArgumentException("run " + run.id() + " had no peers");
    }
    TreeForecast forecast =
        new TreeForecast(
            constants, Integer.parseInt(peers), run.workload().subscribers(), run.env().cores());
    Long toLast = median(run, Metric.TIME_TO_LAST);
    if (toLast == null) {
      throw new IllegalArgumentException("run " + run.id() + " has no valid leg");
    }
    return new TreeCheck(
        forecast, toLast, median(run, Metric.SERVER_CPU), (int) run.validLegs().count());
  }

  private static @Nullable Long median(ResultFile run, Metric metric) {
    return Median.of(
        run.validLegs().map(metric::of).filter(Objects::nonNull).mapToLong(Long::longValue));
  }

  /** Returns the measured time to last over the forecast. */
  public double toLastRatio() {
    return toLastNanos / forecast.toLastNanos();
  }

  /** Returns the measured CPU of a delivery over the forecast, null if it is unknown. */
  public @Nullable Double serverRatio() {
    return serverNanos == null ? null : (Double) (serverNanos / forecast.serverNanos());
  }
}
