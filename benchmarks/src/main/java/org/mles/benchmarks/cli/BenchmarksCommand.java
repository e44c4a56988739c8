package org.mles.benchmarks.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.mles.benchmarks.cli.console.OneLine;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point of the benchmarks jar. */
@Command(
    name = "mles-benchmarks",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description =
        "Measures how long a message takes to reach many subscribers, next to a relay without any"
            + " protocol, which is the physical limit.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:doctor: a fault that does not show; gate: a regression; index --check: a difference",
      "2:wrong options, a file or a system that cannot be used, or no valid measurement",
      "3:gate: inconclusive",
      "70:a bug in this tool",
      "130:interrupted (143 by SIGTERM); what was measured is kept and marked partial"
    },
    subcommands = {
      FanOutCommand.class,
      AgentCommand.class,
      FullCommand.class,
      GateCommand.class,
      GrowthCommand.class,
      MillionCommand.class,
      IndexCommand.class,
      ReportCommand.class,
      JmhCommand.class,
      CoresCommand.class,
      DoctorCommand.class,
      GenerateCompletion.class
    })
public final class BenchmarksCommand implements Runnable {
  /** The tool itself failed. */
  static final int BUG = 70;

  @Spec private CommandSpec spec;

  /** Made by picocli, which fills in the spec. */
  @SuppressWarnings("NullAway.Init")
  BenchmarksCommand() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    int exitCode = commandLine().execute(args);
    if (System.out.checkError()) {
      System.err.println("mles-benchmarks: cannot write to standard output");
      exitCode = exitCode == 0 ? CommandLine.ExitCode.USAGE : exitCode;
    }
    System.exit(exitCode);
  }

  /**
   * Makes the command line. An error that the user can correct is one line; a bug is printed with
   * its stack.
   */
  static CommandLine commandLine() {
    CommandLine all = new CommandLine(new BenchmarksCommand());
    // As a help command it would take any words.
    CommandLine completion =
        Objects.requireNonNull(all.getSubcommands().get("generate-completion"));
    completion.getCommandSpec().helpCommand(false);
    return all.setParameterExceptionHandler(
            (wrong, words) -> {
              CommandLine line = wrong.getCommandLine();
              String help = line.getCommandSpec().qualifiedName() + " --help";
              line.getErr().println(OneLine.of(wrong) + "; try " + help);
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              if (failure instanceof UserError
                  || failure instanceof IOException
                  || failure instanceof UncheckedIOException) {
                line.getErr().println(line.getCommandName() + ": " + OneLine.of(failure));
                return CommandLine.ExitCode.USAGE;
              }
              failure.printStackTrace(line.getErr());
              return BUG;
            });
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command; --help lists them");
  }
}
