package org.mles.conformance.cli.option;

import java.util.List;
import org.mles.conformance.cli.file.UsageException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Refuses options that would do nothing: who gives one relies on it. Thread: main. */
public final class Needless {
  private Needless() {}

  /**
   * Refuses those of {@code names} that were given to a command.
   *
   * @param why what is said behind the name
   */
  public static void refuse(CommandSpec command, String why, String... names) {
    ParseResult parsed = command.commandLine().getParseResult();
    for (String name : names) {
      if (parsed.hasMatchedOption(name)) {
        throw new UsageException(name + " " + why);
      }
    }
  }

  /** Refuses every option that was given to a command, but for help. */
  public static void refuseAll(ParseResult parsed, String why) {
    List<OptionSpec> given = parsed.matchedOptions();
    given.stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .findFirst()
        .ifPresent(
            option -> {
              throw new ParameterException(
                  parsed.commandSpec().commandLine(), option.longestName() + " " + why);
            });
  }
}
