package org.mles.benchmarks.cores;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.SweepFile;

/**
 * Constants of our server with what they come from: {@code cores/1}. All else follows from them.
 *
 * @param schema always {@link #SCHEMA}
 * @param sends the runs of the profile {@code sends}
 * @param jmh versions of JMH and its JDK
 * @param constants in nanoseconds
 * @param measured times that the constants must explain
 */
public record CoresFile(
    String schema,
    List<Run> sends,
    String jmh,
    CoreConstants constants,
    List<MeasuredTime> measured) {
  /** Name and version of the format. */
  public static final String SCHEMA = "cores/1";

  /** Name of the format, whatever its version. */
  public static final String KIND = "cores/";

  /** File name in its folder. */
  public static final String FILE_NAME = "cores.json";

  private static final String OCTETS = "20";

  /** Refuses a file that lacks what every page needs. */
  @SuppressWarnings("ConstantValue") // a file may lack any part
  public CoresFile {
    if (!SCHEMA.equals(schema)) {
      throw new IllegalArgumentException("schema '" + schema + "', this tool reads " + SCHEMA);
    }
    if (constants == null || sends == null || jmh == null || measured == null) {
      throw new IllegalArgumentException("a part is missing");
    }
    sends = List.copyOf(sends);
    measured = List.copyOf(measured);
  }

  /**
   * One run.
   *
   * @param id its name
   * @param commit of the tool, null if unknown
   * @param cpu model of the processor, null if unknown
   * @param cores how many there were
   */
  public record Run(String id, @Nullable String commit, @Nullable String cpu, int cores) {
    static Run of(ResultFile point) {
      return new Run(point.id(), point.tool().commit(), point.env().cpu(), point.env().cores());
    }
  }

  /**
   * Computes the constants.
   *
   * @throws IOException if a file lacks what they come from
   */
  public static CoresFile of(SweepFile sweep, JmhScores jmh) throws IOException {
    MeasuredSends sends = MeasuredSends.of(sweep);
    CoreConstants constants =
        new CoreConstants(
            sends.firstNanos(),
            sends.sendNanos(1),
            sends.sendNanos(2),
            jmh.nanos("WakeUpBenchmark.tell", Map.of()),
            jmh.nanos("WakeUpBenchmark.tellAndBeHeard", Map.of()),
            Math.max(0, handOver(jmh, "yes") - handOver(jmh, "no")));
    return new CoresFile(
        SCHEMA,
        sweep.points().stream().map(Run::of).toList(),
        jmh.versions(),
        constants,
        sends.times());
  }

  private static double handOver(JmhScores jmh, String mirror) throws IOException {
    Map<String, String> parameters = Map.of("mirror", mirror, "octets", OCTETS);
    return jmh.nanos("HandOverBenchmark.publish", parameters);
  }

  /** Reads one. */
  public static CoresFile read(Path file) throws IOException {
    return ResultJson.read(file, CoresFile.class);
  }
}
