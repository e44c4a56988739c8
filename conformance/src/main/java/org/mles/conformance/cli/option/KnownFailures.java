package org.mles.conformance.cli.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.cli.file.TextFile;
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

  /** Returns what the file lists; a broken one is the user's mistake. */
  public ExpectedFailures expected() {
    if (file == null) {
      return ExpectedFailures.none();
    }
    try {
      return ExpectedFailures.parse(file.toString(), TextFile.lines(file));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
