package org.mles.benchmarks.result;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mles.benchmarks.stats.HistogramLog;

/**
 * The histograms of all legs of a run, in one log beside its result file. Until the first result is
 * there it has another name, so that the log of an earlier run stays as long as its result does.
 *
 * <p>Thread: caller. Interrupts do no harm: no channel is open.
 */
public final class RunLog implements Closeable {
  /** Name of the log in the folder of its result. */
  public static final String FILE_NAME = "histograms.hlog";

  private final Path kept;
  private final Path part;
  private boolean isKept;

  private RunLog(Path folder) {
    this.kept = folder.resolve(FILE_NAME);
    this.part = folder.resolve(FILE_NAME + ".part");
  }

  /** Begins the log of a run that writes to {@code folder}. */
  public static RunLog open(Path folder) throws IOException {
    RunLog log = new RunLog(folder);
    try {
      Files.writeString(log.part, HistogramLog.HEAD);
    } catch (IOException e) {
      log.close();
      throw new IOException("cannot write " + log.kept + ": " + e.getMessage(), e);
    }
    return log;
  }

  /** Begins the log of a run that goes on: what an earlier log has of legs with these tags. */
  public static RunLog resume(Path folder, Set<String> tags) throws IOException {
    RunLog log = open(folder);
    if (!tags.isEmpty() && Files.exists(log.kept)) {
      List<String> lines =
          Files.readAllLines(log.kept, StandardCharsets.US_ASCII).stream()
              .filter(line -> HistogramLog.isHistogram(line) && tags.contains(legOf(line)))
              .toList();
      Files.write(log.part, lines, StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
    }
    return log;
  }

  /** Returns a line's tag without the histogram's own name. */
  private static String legOf(String line) {
    String tag = line.substring(line.indexOf('=') + 1, Math.max(line.indexOf(','), 0));
    return tag.substring(0, Math.max(tag.lastIndexOf('.'), 0));
  }

  /**
   * Adds the histograms of a leg, or none of them if there is no room for all.
   *
   * @param tag what their tags begin with
   * @param log what the leg recorded; a leg that failed early has no such file
   */
  public LegResult.Raw add(String tag, Path log) throws IOException {
    if (!Files.exists(log)) {
      return LegResult.Raw.NONE;
    }
    String lines =
        Files.readAllLines(log, StandardCharsets.US_ASCII).stream()
            .filter(HistogramLog::isHistogram)
            .collect(Collectors.joining("\n", "", "\n"));
    Path file = isKept ? kept : part;
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      long end = out.length();
      try {
        out.seek(end);
        out.write(lines.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        out.setLength(end);
        throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
      }
    }
    return new LegResult.Raw(List.of(FILE_NAME), tag);
  }

  /** Gives the log its name; later legs are added to it. */
  public void keep() throws IOException {
    if (!isKept) {
      Files.move(part, kept, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      isKept = true;
    }
  }

  /** Deletes a log that was not kept. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(part);
  }
}
