package org.mles.benchmarks.result;

import java.util.List;

/**
 * Several workloads that differ in one thing, each with a result of its own.
 *
 * @param schema always {@link #SCHEMA}
 * @param axis {@link #SUBSCRIBERS} or {@link #PAYLOAD}
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

  /** Makes a sweep of results; their workloads tell what varies. */
  public static SweepFile of(List<ResultFile> points) {
    boolean one =
        points.stream().map(point -> point.workload().subscribers()).distinct().count() == 1;
    return new SweepFile(
        SCHEMA,
        one ? PAYLOAD : SUBSCRIBERS,
        points.stream().map(ResultFile::withoutCurves).toList());
  }

  /** Returns where a point lies on the axis. */
  public long at(ResultFile point) {
    ResultFile.Load load = point.workload();
    return axis.equals(PAYLOAD) ? load.payloadBytes() : load.subscribers();
  }
}
