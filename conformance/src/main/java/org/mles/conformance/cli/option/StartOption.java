package org.mles.conformance.cli.option;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.cli.file.UsageException;
import picocli.CommandLine.Option;

/** How long a command may take until what it starts can be asked. */
public final class StartOption {
  private static final Duration USUAL = Duration.ofSeconds(20);

  @Option(
      names = "--start-deadline",
      paramLabel = "TIME",
      converter = WaitConverter.class,
      description =
          "With --exec: time that the command has until it accepts connections, or a codec answers,"
              + " such as 90s; seconds if it has no unit (default: 20s).")
  private @Nullable Duration deadline;

  /** Refuses the option where nothing is waited for. */
  void refuse(String what) {
    if (deadline != null) {
      throw new UsageException("--start-deadline means nothing for " + what);
    }
  }

  /**
   * Returns the time that {@code command} has.
   *
   * @throws UsageException if a time was said and there is no command
   */
  public Duration of(@Nullable String command) {
    if (deadline == null) {
      return USUAL;
    } else if (command == null) {
      throw new UsageException("--start-deadline is about a command; give it by --exec");
    }
    return deadline;
  }
}
