package org.mles.benchmarks.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.mles.benchmarks.report.Pages;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.SweepFile;

/** Folder that a run writes its result and pages to. Thread: caller. */
final class OutFolder {
  private OutFolder() {}

  /** Makes the folder before anything is measured. */
  static void prepare(Path out) throws UserError {
    try {
      Files.createDirectories(out);
      Files.delete(Files.createTempFile(out, "writable", ".part"));
    } catch (IOException e) {
      throw new UserError("cannot write to " + out + ": " + e.getMessage());
    }
  }

  static void write(Path out, ResultFile result) throws IOException {
    ResultJson.write(out.resolve(ResultJson.FILE_NAME), result);
    Pages.write(result, out);
  }

  /** Deletes raw files that an earlier run left and {@code result} does not name. */
  static void prune(Path out, ResultFile result) throws IOException {
    Set<Path> named =
        result.rounds().stream()
            .flatMap(round -> round.legs().stream())
            .flatMap(leg -> leg.files().stream())
            .map(out::resolve)
            .collect(Collectors.toSet());
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(out.resolve("raw"), "r*.hlog")) {
      for (Path log : logs) {
        if (!named.contains(log)) {
          Files.delete(log);
        }
      }
    }
  }

  static void write(Path out, SweepFile sweep) throws IOException {
    ResultJson.write(out.resolve(SweepFile.FILE_NAME), sweep);
    Pages.write(sweep, out);
  }
}
