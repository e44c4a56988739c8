package org.mles.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mles.benchmarks.result.LoggedFigures;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.SweepFile;

/** What is kept in a folder, one run or the points of a sweep. Thread: caller. */
final class KeptRun {
  private KeptRun() {}

  /**
   * Returns it, empty if there is none.
   *
   * @throws IOException if a file cannot be read, or if its log does not confirm it
   */
  static List<ResultFile> in(Path folder) throws IOException {
    Path run = folder.resolve(ResultJson.FILE_NAME);
    Path sweep = folder.resolve(SweepFile.FILE_NAME);
    List<ResultFile> kept = List.of();
    if (Files.exists(sweep)) {
      kept = ResultJson.readSweep(sweep).points();
    } else if (Files.exists(run)) {
      kept = List.of(ResultJson.read(run));
    }
    LoggedFigures.confirm(folder, kept);
    return kept;
  }
}
