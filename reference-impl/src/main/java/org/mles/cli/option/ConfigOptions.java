package org.mles.cli.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where options stand that are not on the command line; see {@link ConfigFile}. Thread: main. */
public final class ConfigOptions {
  static final String OPTION = "--config";

  @Option(
      names = OPTION,
      paramLabel = "FILE",
      description = {
        "File of options: a line \"port = 8077\" for each, \"strict-resync = true\" for one without a"
            + " value.",
        "What is on the command line counts more."
      })
  private @Nullable Path file;

  /** Returns the file; null if there is none. */
  public @Nullable Path file() {
    return file;
  }
}
