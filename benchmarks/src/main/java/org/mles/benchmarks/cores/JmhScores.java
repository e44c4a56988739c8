package org.mles.benchmarks.cores;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.ResultJson;

/** Scores in a result file of JMH. Thread: any. */
public final class JmhScores {
  private static final String NANOS = "ns/op";

  private final Path file;
  private final List<?> entries;

  private JmhScores(Path file, List<?> entries) {
    this.file = file;
    this.entries = entries;
  }

  /** Reads a file of JMH. */
  public static JmhScores read(Path file) throws IOException {
    return new JmhScores(file, ResultJson.read(file, List.class));
  }

  /**
   * Returns a score in nanoseconds.
   *
   * @param benchmark name of class and method
   * @param parameters those that it must have
   * @throws IOException if there is none such
   */
  public double nanos(String benchmark, Map<String, String> parameters) throws IOException {
    for (Object entry : entries) {
      Map<?, ?> one = map(entry);
      Map<?, ?> primary = map(one.get("primaryMetric"));
      boolean named = String.valueOf(one.get("benchmark")).endsWith("." + benchmark);
      if (named
          && map(one.get("params")).entrySet().containsAll(parameters.entrySet())
          && Objects.equals(primary.get("scoreUnit"), NANOS)
          && primary.get("score") instanceof Number score) {
        return score.doubleValue();
      }
    }
    String which = parameters.isEmpty() ? benchmark : benchmark + " " + parameters;
    throw new IOException(file + ": no " + which + " in " + NANOS);
  }

  /** Returns versions of JMH and of its JDK, as they stand in the first entry. */
  public String versions() {
    Map<?, ?> first = entries.isEmpty() ? Map.of() : map(entries.get(0));
    return "JMH " + first.get("jmhVersion") + " on JDK " + first.get("jdkVersion");
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
