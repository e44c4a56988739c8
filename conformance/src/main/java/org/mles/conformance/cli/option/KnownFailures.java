package org.mles.conformance.cli.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.cli.file.FileSet;
import org.mles.conformance.cli.file.InputFile;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.run.ExpectedFailures;
import picocli.CommandLine.Option;

/** Which failures are known. */
public final class KnownFailures {
  @Option(
      names = "--expected-failures",
      paramLabel = "FILE",
      description = "Known failures with reasons; a listed id that passes fails the run.")
  private @Nullable Path file;

  /** Returns what the file lists, nothing without one. */
  public ExpectedFailures expected(FileSet files) {
    return file == null ? ExpectedFailures.none() : read(files.reads(file));
  }

  /** Returns what a file lists; a broken one is the user's mistake. */
  public static ExpectedFailures read(Path file) {
    return UsageException.unlessRefused(
        () -> ExpectedFailures.parse(file.toString(), InputFile.lines(file)));
  }
}
