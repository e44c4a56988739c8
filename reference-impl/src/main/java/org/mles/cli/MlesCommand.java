package org.mles.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code mles-server.jar}. Thread: main. */
@Command(
    name = "mles-server",
    description = "Reference server and tools of the Mles publish/subscribe protocol, version 1.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    subcommands = {ServeCommand.class, CodecCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:could not be done", "2:wrong usage"})
public final class MlesCommand {
  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Makes the command line; failures of a command become one line on stderr. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new MlesCommand());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println(command.getCommandName() + ": " + OneLine.of(failure));
          return failure instanceof IllegalArgumentException
              ? CommandLine.ExitCode.USAGE
              : CommandLine.ExitCode.SOFTWARE;
        });
    return line;
  }
}
