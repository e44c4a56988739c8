package org.mles.conformance.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mles.conformance.cli.file.TextFile;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.report.Report;
import picocli.CommandLine.Option;

/** Where the reports go. */
public final class ReportOptions {
  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      split = ",",
      description = "Write reports: json, junit, html, md, each to a file.")
  Map<String, String> reports = new LinkedHashMap<>();

  /** Refuses unknown formats and files that cannot be written, before anything runs. */
  public void check() {
    reports.forEach(
        (format, file) -> {
          report(format);
          TextFile.requireWritable(path(file));
        });
  }

  /** Writes every report that was asked for. */
  public void write(RunResult run) {
    reports.forEach((format, file) -> TextFile.write(path(file), report(format).render(run)));
  }

  private static Report report(String format) {
    try {
      return Report.of(format);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new UsageException("no file name: " + file);
    }
  }
}
