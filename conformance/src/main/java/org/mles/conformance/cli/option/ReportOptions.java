package org.mles.conformance.cli.option;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mles.conformance.cli.file.FileSet;
import org.mles.conformance.cli.file.OutputFile;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.report.Documents;
import org.mles.conformance.report.Report;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the reports go. */
public final class ReportOptions {
  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      split = ",",
      description =
          "Write reports: json, junit, html, md, ctrf, github, each to a file of its own; a file is replaced"
              + " as a whole, a terminal, device or pipe is written to.")
  private List<String> reports = new ArrayList<>();

  @Mixin private DocumentsOption documents = new DocumentsOption();

  /** Reports whose files are known to be writable. */
  public static final class Reports {
    private final Map<Report, OutputFile> files = new EnumMap<>(Report.class);
    private final Documents documents;

    private Reports(Documents documents) {
      this.documents = documents;
    }

    /** Writes all that can be written, and returns why the others cannot. */
    public List<String> write(RunResult run) {
      List<String> lost = new ArrayList<>();
      files.forEach(
          (report, file) -> {
            try {
              file.write(report.render(run, documents));
            } catch (UsageException e) {
              lost.add(String.valueOf(e.getMessage()));
            }
          });
      return lost;
    }
  }

  /** Takes the files, before anything runs; whatever cannot be told or written is refused. */
  public Reports open(FileSet files) {
    Reports opened = new Reports(documents.documents());
    for (String each : reports) {
      int equals = each.indexOf('=');
      if (equals < 0) {
        throw new UsageException("--report '" + each + "' is not FORMAT=FILE");
      }
      Report format = report(each.substring(0, equals));
      if (opened.files.containsKey(format)) {
        throw new UsageException("--report " + each + ": there is a report in this format already");
      }
      opened.files.put(format, files.writes(path(each.substring(equals + 1))));
    }
    return opened;
  }

  private static Report report(String format) {
    try {
      return Report.of(format);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Path path(String file) {
    if (file.isEmpty() || file.endsWith("/") || file.endsWith(File.separator)) {
      throw new UsageException("--report: '" + file + "' is no name of a file");
    }
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new UsageException("--report: '" + file + "' is no name of a file");
    }
  }
}
