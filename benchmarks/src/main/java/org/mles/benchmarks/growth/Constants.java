package org.mles.benchmarks.growth;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.result.GrowthFile.Axis;
import org.mles.benchmarks.result.GrowthFile.Point;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.MemoryReading.Kind;
import org.mles.benchmarks.result.Metric;

/**
 * What a subscriber and a message cost, as a growth sweep has measured it.
 *
 * @param sendNanos server CPU for a delivery
 * @param readNanos load CPU for a delivery
 * @param hopNanos time that a message takes beside its deliveries
 * @param heapOctets heap of a further connection
 * @param residentOctets memory of the server's process for a further connection
 * @param kernelOctets memory of the kernel for one end of a connection, 0 if it is unknown
 * @param bareOctets memory of a server that nobody has joined
 * @param wireOctets octets of a delivery on the wire
 */
public record Constants(
    double sendNanos,
    double readNanos,
    double hopNanos,
    double heapOctets,
    double residentOctets,
    double kernelOctets,
    double bareOctets,
    double wireOctets) {
  private static final int ENDS = 2;

  /** Refuses what cannot be. */
  public Constants {
    require("server CPU per delivery", sendNanos, 1);
    require("load CPU per delivery", readNanos, 1);
    require("time of a hop", hopNanos, 0);
    require("heap of a further connection", heapOctets, 1);
    require("resident memory of a further connection", residentOctets, 1);
    require("kernel memory of a connection", kernelOctets, 0);
    require("memory of a server", bareOctets, 1);
    require("octets of a delivery", wireOctets, 1);
  }

  private static void require(String what, double value, double least) {
    if (!(value >= least && value < Double.MAX_VALUE)) {
      throw new IllegalArgumentException("the " + what + " was measured as " + value);
    }
  }

  /**
   * Takes them from the subscribers of one channel: costs where they are most, memory between the
   * fewest and the most.
   *
   * @throws IllegalArgumentException if the sweep does not tell one of them
   */
  public static Constants of(GrowthFile growth) {
    List<Point> points = growth.of(Axis.SUBSCRIBERS);
    if (points.size() < 2) {
      throw new IllegalArgumentException("two numbers of subscribers are needed at least");
    }
    Point fewest = points.get(0);
    Point most = points.get(points.size() - 1);
    Double kernel = GrowthFile.furtherOctets(fewest, most, Kind.KERNEL);
    return new Constants(
        known("server CPU per delivery", most.median(Metric.SERVER_CPU)),
        known("load CPU per delivery", most.median(Metric.LOAD_CPU)),
        hop(fewest, most),
        known("heap", GrowthFile.furtherOctets(fewest, most, Kind.HEAP)),
        known("resident memory", GrowthFile.furtherOctets(fewest, most, Kind.RESIDENT)),
        kernel == null ? 0 : Math.max(0, kernel / ENDS),
        known("memory of a server", fewest.before(Kind.RESIDENT)),
        known("octets of a delivery", wireOctets(most)));
  }

  /** What is left of the time to last of the fewest without the slope between both. */
  private static double hop(Point fewest, Point most) {
    double first = known("time to last", fewest.median(Metric.TIME_TO_LAST));
    double last = known("time to last", most.median(Metric.TIME_TO_LAST));
    double slope = (last - first) / (most.subscribers() - fewest.subscribers());
    return Math.max(0, first - slope * fewest.subscribers());
  }

  private static @Nullable Double wireOctets(Point point) {
    return point.validLegs().stream()
        .map(LegResult::costs)
        .map(LegResult.Costs::wireBytesPerDelivery)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static double known(String what, @Nullable Number value) {
    if (value == null) {
      throw new IllegalArgumentException("the sweep does not tell: " + what);
    }
    return value.doubleValue();
  }
}
