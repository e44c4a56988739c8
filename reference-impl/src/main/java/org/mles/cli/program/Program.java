package org.mles.cli.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import org.mles.cli.option.ConfigFile;
import org.mles.text.OneLine;
import org.mles.text.Printable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.ParameterException;

/**
 * How a program of this project runs its command line: a failure is one line on stderr, and exit
 * codes mean the same everywhere. Thread: main.
 */
public final class Program {
  private static final String COMPLETION = "generate-completion";

  private Program() {}

  /** Returns the output of the process; {@code System.out} would hide what is lost. */
  public static OutputStream output() {
    return new FileOutputStream(FileDescriptor.out);
  }

  /**
   * Runs a command line and exits with its code, whatever threads are left.
   *
   * @param name of the program, for the line that says that this could not be done
   */
  public static void run(String name, Supplier<CommandLine> line, String... args) {
    int code = CommandLine.ExitCode.SOFTWARE;
    try {
      code = execute(line.get(), args);
    } catch (Throwable failure) { // picocli catches exceptions, not errors
      System.err.println(Printable.sentence(name + ": " + failure));
    } finally {
      System.exit(code);
    }
  }

  /**
   * Runs a command line and returns its exit code, which tells of help or answers that are lost.
   */
  public static int execute(CommandLine line, String... args) {
    try {
      ConfigFile.apply(line, args);
    } catch (ParameterException wrong) {
      return wrongUsage(wrong, args);
    }
    int code = line.execute(args);
    if (code == CommandLine.ExitCode.OK && line.getOut().checkError()) {
      line.getErr().println(line.getCommandName() + ": output is lost");
      return CommandLine.ExitCode.SOFTWARE;
    }
    return code;
  }

  /**
   * Sets up a command line with what these words need of its commands, and with one more that makes
   * completion for shells; failures of one become one line on stderr.
   */
  public static CommandLine prepare(
      CommandLine line, Menu menu, OutputStream out, String... words) {
    menu.withGuide(COMPLETION, Program::completion).serve(line, List.of(words));
    // Not the encoding of the locale.
    line.setOut(new PrintWriter(out, true, UTF_8));
    // A message may begin with @; what stands in a file is for standard input.
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler(Program::wrongUsage);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println(command.getCommandName() + ": " + OneLine.of(failure));
          return exitCode(failure);
        });
    return line;
  }

  private static CommandLine completion() {
    CommandLine completion = new CommandLine(new GenerateCompletion());
    // As a help command it would take any words.
    completion.getCommandSpec().helpCommand(false);
    return completion;
  }

  private static int wrongUsage(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    String help = command.getCommandSpec().qualifiedName() + " --help";
    command.getErr().println(OneLine.of(wrong) + "; try " + help);
    return CommandLine.ExitCode.USAGE;
  }

  private static int exitCode(Exception failure) {
    if (failure instanceof IExitCodeGenerator known) {
      return known.getExitCode();
    }
    return failure instanceof IllegalArgumentException
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }
}
