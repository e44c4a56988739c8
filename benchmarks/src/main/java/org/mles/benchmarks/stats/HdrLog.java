package org.mles.benchmarks.stats;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes tagged histograms in the log format that every HdrHistogram tool reads. Thread: caller.
 */
public final class HdrLog {
  private static final double MILLIS_PER_SECOND = 1000.0;
  private static final double VALUE_UNIT_RATIO = 1.0;

  private HdrLog() {}

  /**
   * Writes one line per histogram, tagged with its name; values are nanoseconds.
   *
   * @param millisSpan start and end of the measurement, wall clock
   */
  public static void write(Path file, Map<String, Histogram> histograms, long[] millisSpan)
      throws IOException {
    try (var out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.US_ASCII)) {
      HistogramLogWriter writer = new HistogramLogWriter(out);
      writer.outputLogFormatVersion();
      writer.outputLegend();
      histograms.forEach(
          (tag, histogram) -> {
            histogram.setTag(tag);
            writer.outputIntervalHistogram(
                millisSpan[0] / MILLIS_PER_SECOND,
                millisSpan[1] / MILLIS_PER_SECOND,
                histogram,
                VALUE_UNIT_RATIO);
          });
      if (out.checkError()) {
        throw new IOException("cannot write " + file);
      }
    }
  }
}
