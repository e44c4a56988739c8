package org.mles.benchmarks.result;

import java.util.List;
import java.util.stream.Stream;

/**
 * Several workloads that differ in one thing, each with a result of its own.
 *
 * @param schema always {@link #SCHEMA}
 * @param axis {@link #SUBSCRIBERS}, {@link #PAYLOAD}, {@link #CHANNELS} or {@link #PUBLISHERS}
 * @param points results in the order of the axis; their legs have no curves
 */
public record SweepFile(String schema, String axis, List<ResultFile> points) {
  /** Refuses a sweep of nothing. */
  public SweepFile {
    Whole.part(axis, "axis");
    if (Whole.list(points, "points").isEmpty()) {
      throw new IllegalArgumentException("no points");
    }
  }

  /** Name and version of the format. */
  public static final String SCHEMA = "fanout-sweep/1";

  /** Name of the format, whatever its version. */
  public static final String KIND = "fanout-sweep/";

  /** File name in its folder. */
  public static final String FILE_NAME = "fanout-sweep.json";

  /** The number of subscribers varies. */
  public static final String SUBSCRIBERS = "subscribers";

  /** The length of the messages varies. */
  public static final String PAYLOAD = "payload";

  /** The number of channels varies. */
  public static final String CHANNELS = "channels";

  /** The number of publishers in each channel varies. */
  public static final String PUBLISHERS = "publishers";

  /** Makes a sweep of results; their workloads tell what varies, payload if nothing else does. */
  public static SweepFile of(List<ResultFile> points) {
    String axis =
        Stream.of(SUBSCRIBERS, CHANNELS, PUBLISHERS)
            .filter(name -> points.stream().map(p -> at(name, p)).distinct().count() > 1)
            .findFirst()
            .orElse(PAYLOAD);
    return new SweepFile(SCHEMA, axis, points.stream().map(ResultFile::withoutCurves).toList());
  }

  /** Returns where a point lies on the axis. */
  public long at(ResultFile point) {
    return at(axis, point);
  }

  private static long at(String axis, ResultFile point) {
    ResultFile.Load load = point.workload();
    return switch (axis) {
      case PAYLOAD -> load.payloadBytes();
      case CHANNELS -> load.streams().channels();
      case PUBLISHERS -> load.streams().publishers();
      default -> load.subscribers();
    };
  }
}
