package org.mles.benchmarks.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mles.benchmarks.stats.HistogramLog;

/**
 * Compares the latencies in a result with the histograms in the log beside it, so that neither file
 * can be changed alone unnoticed. Thread: caller.
 */
public final class LoggedFigures {
  private final Path log;
  private final Map<String, LatencyNanos> figures = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  private LoggedFigures(Path log, List<ResultFile> results) {
    this.log = log;
    results.stream().flatMap(ResultFile::legs).forEach(this::expect);
  }

  private void expect(LegResult leg) {
    String tag = leg.raw().tag();
    if (tag != null && leg.ns() != null) {
      leg.ns().logged().forEach((name, figure) -> figures.put(tag + "." + name, figure));
    }
  }

  /**
   * Compares all figures. A result without a log passes unchecked.
   *
   * @return how many figures the log confirmed
   * @throws IOException if a histogram is missing, is there twice or says something else
   */
  public static int confirm(Path folder, List<ResultFile> results) throws IOException {
    Path log = folder.resolve(RunLog.FILE_NAME);
    return Files.exists(log) ? new LoggedFigures(log, results).confirmed() : 0;
  }

  private int confirmed() throws IOException {
    ResultJson.requireModest(log);
    HistogramLog.read(
        log,
        (tag, histogram) -> {
          LatencyNanos figure = figures.get(tag);
          if (!seen.add(tag)) {
            throw new IOException(log + ": has " + tag + " twice");
          }
          if (figure != null && !figure.equals(LatencyNanos.of(histogram))) {
            throw new IOException(log + ": " + tag + " differs from the result");
          }
        });
    Set<String> missing = new TreeSet<>(figures.keySet());
    missing.removeAll(seen);
    if (!missing.isEmpty()) {
      throw new IOException(log + ": lacks " + missing.iterator().next());
    }
    return figures.size();
  }
}
