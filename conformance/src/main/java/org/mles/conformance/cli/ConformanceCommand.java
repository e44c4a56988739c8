package org.mles.conformance.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.cli.option.Needless;
import org.mles.conformance.cli.run.RunCommand;
import org.mles.conformance.cli.run.SuiteVersion;
import org.mles.conformance.run.ExitCode;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Entry point of the conformance jar. Thread: main. */
@Command(
    name = "mles-conformance",
    mixinStandardHelpOptions = true,
    versionProvider = SuiteVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Tells which sentence of the Mles protocol a server, client or codec breaks.",
    subcommands = {
      RunCommand.class,
      ListCommand.class,
      ExplainCommand.class,
      ReplayCommand.class,
      DiffCommand.class,
      MatrixCommand.class,
      KeepCommand.class,
      BaselineCommand.class,
      VectorsCommand.class,
      SelfTestCommand.class,
      GenerateCompletion.class,
    })
public final class ConformanceCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    CommandLine commandLine = commandLine();
    int code = commandLine.execute(args);
    commandLine.getOut().flush();
    boolean lost = System.out.checkError();
    if (lost) {
      System.err.println("the output was not written in full");
    }
    System.exit(lost && code == ExitCode.CONFORMS.number() ? ExitCode.USAGE.number() : code);
  }

  /** Returns the command line with the suite's exit codes. */
  public static CommandLine commandLine() {
    CommandLine all = new CommandLine(new ConformanceCommand());
    // As a help command it would take any words.
    CommandLine completion =
        Objects.requireNonNull(all.getSubcommands().get("generate-completion"));
    completion.getCommandSpec().helpCommand(false);
    return all.setExecutionStrategy(ConformanceCommand::execute)
        .setExecutionExceptionHandler(
            (trouble, commandLine, parsed) -> {
              if (trouble instanceof UsageException) {
                commandLine.getErr().println(trouble.getMessage());
                return ExitCode.USAGE.number();
              }
              trouble.printStackTrace(commandLine.getErr());
              return ExitCode.SUITE_ERROR.number();
            })
        .setParameterExceptionHandler(
            (wrong, args) -> {
              PrintWriter err = wrong.getCommandLine().getErr();
              err.println(wrong.getMessage());
              err.println(
                  "Try '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
              return ExitCode.USAGE.number();
            });
  }

  /** Only the last command of a line runs, so the options of those before it would be lost. */
  private static int execute(ParseResult parsed) {
    for (ParseResult each = parsed; each.hasSubcommand(); each = each.subcommand()) {
      Needless.refuseAll(each, "belongs behind '" + each.subcommand().commandSpec().name() + "'");
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }
}
