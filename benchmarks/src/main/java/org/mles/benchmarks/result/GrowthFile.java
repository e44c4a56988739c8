package org.mles.benchmarks.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.stats.Median;

/**
 * How a server grows with subscribers of one channel, and with channels: {@code growth/1}.
 *
 * @param schema always {@link #SCHEMA}
 * @param socketOctets heap of a JVM for a socket that a selector watches, and nothing else; null if
 *     it was not measured
 * @param points in the order of the axes
 */
public record GrowthFile(String schema, @Nullable Long socketOctets, List<Point> points) {
  /** Name and version of the format. */
  public static final String SCHEMA = "growth/1";

  /** Name of the format, whatever its version. */
  public static final String KIND = "growth/";

  /** File name in its folder. */
  public static final String FILE_NAME = "growth.json";

  /** Refuses a file that lacks a part. */
  public GrowthFile {
    if (Whole.list(points, "points").isEmpty()) {
      throw new IllegalArgumentException("no points");
    }
  }

  /** What varies. */
  public enum Axis {
    /** Subscribers of one channel. */
    SUBSCRIBERS,
    /** Channels of a few subscribers each. */
    CHANNELS;

    /** Returns the name for readers. */
    public String words() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A server with so many subscribers in so many channels, each with a publisher beside them.
   *
   * @param axis what is varied
   * @param channels how many channels
   * @param result what the deliveries took; the legs have no curves
   * @param memory of each leg that was looked at
   * @param classes what the members of the last leg are made of, the largest first
   */
  public record Point(
      Axis axis,
      int channels,
      ResultFile result,
      List<MemoryReading.Pair> memory,
      List<ClassShare> classes) {
    /** Refuses what lacks a part. */
    public Point {
      Whole.part(axis, "axis");
      Whole.part(result, "result");
      Whole.list(memory, "memory");
      Whole.list(classes, "classes");
    }

    /** Returns where it lies on its axis. */
    public long at() {
      return axis == Axis.CHANNELS ? channels : subscribers();
    }

    /** Returns how many subscribers there are, in all channels. */
    public int subscribers() {
      return result.workload().subscribers();
    }

    /** Returns how many connections the server has: of subscribers, and a publisher per channel. */
    public int connections() {
      return subscribers() + channels;
    }

    /** Returns the legs whose numbers may be used. */
    public List<LegResult> validLegs() {
      return result.validLegs().toList();
    }

    /** Returns the median of a metric over the valid legs, null if it is unknown. */
    public @Nullable Long median(Metric metric) {
      return median(validLegs().stream(), metric::of);
    }

    /** Returns the median of what came of a kind of memory, of all connections together. */
    public @Nullable Long growth(MemoryReading.Kind kind) {
      return median(memory.stream(), pair -> pair.growth(kind));
    }

    /** Returns the same for each connection. */
    public @Nullable Long growthOfEach(MemoryReading.Kind kind) {
      Long all = growth(kind);
      return all == null ? null : (Long) Math.round((double) all / connections());
    }

    /** Returns the median of what a server occupies before anybody joins. */
    public @Nullable Long before(MemoryReading.Kind kind) {
      return median(memory.stream(), pair -> kind.of(pair.before()));
    }

    private static <T> @Nullable Long median(Stream<T> all, Function<T, @Nullable Long> value) {
      return Median.of(all.map(value).filter(Objects::nonNull).mapToLong(Long::longValue));
    }
  }

  /** Returns the points of one axis. */
  public List<Point> of(Axis axis) {
    return points.stream().filter(point -> point.axis() == axis).toList();
  }

  /** Returns whether any leg gave a number. */
  public boolean hasValidLeg() {
    return points.stream().anyMatch(point -> point.result().hasValidLeg());
  }

  /** Returns the results of all points, whose latencies the log has. */
  public List<ResultFile> results() {
    return points.stream().map(Point::result).toList();
  }

  /**
   * Returns what each further connection takes of a kind of memory between two points of an axis,
   * so that what a server makes once does not count; null if that is unknown.
   */
  public static @Nullable Double furtherOctets(Point from, Point to, MemoryReading.Kind kind) {
    Long less = from.growth(kind);
    Long more = to.growth(kind);
    int further = to.connections() - from.connections();
    return less == null || more == null || further <= 0
        ? null
        : (Double) ((double) (more - less) / further);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, or has another schema
   */
  public static GrowthFile read(Path file) throws IOException {
    return ResultJson.read(file, GrowthFile.class, SCHEMA);
  }
}
