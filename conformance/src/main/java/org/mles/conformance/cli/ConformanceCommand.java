package org.mles.conformance.cli;

import java.io.PrintWriter;
import java.util.List;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.cli.option.Menu;
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
    description = "Tells which sentence of the Mles protocol a server, client or codec breaks.")
public final class ConformanceCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    CommandLine commandLine = commandLine(args);
    int code = commandLine.execute(args);
    commandLine.getOut().flush();
    boolean lost = System.out.checkError();
    if (lost) {
      System.err.println("the output was not written in full");
    }
    System.exit(lost && code == ExitCode.CONFORMS.number() ? ExitCode.USAGE.number() : code);
  }

  /**
   * Returns the command line for these words, with the suite's exit codes; without any words, with
   * all commands.
   */
  public static CommandLine commandLine(String... words) {
    return menu(words)
        .serve(new CommandLine(new ConformanceCommand()), List.of(words))
        .setExecutionStrategy(ConformanceCommand::execute)
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

  private static Menu menu(String... words) {
    return new Menu()
        .with("run", () -> RunCommand.line(List.of(words)))
        .with("list", () -> new ListCommand())
        .with("explain", () -> new ExplainCommand())
        .with("replay", () -> new ReplayCommand())
        .with("diff", () -> new DiffCommand())
        .with("matrix", () -> new MatrixCommand())
        .with("keep", () -> new KeepCommand())
        .with("baseline", () -> new BaselineCommand())
        .with("vectors", () -> new VectorsCommand())
        .with("selftest", () -> new SelfTestCommand())
        .withGuide("generate-completion", ConformanceCommand::completion);
  }

  private static CommandLine completion() {
    CommandLine completion = new CommandLine(new GenerateCompletion());
    // As a help command it would take any words.
    completion.getCommandSpec().helpCommand(false);
    return completion;
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
