package org.mles.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import org.mles.text.OneLine;
import org.mles.text.Printable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Entry point of {@code mles-server.jar}. Thread: main. */
@Command(
    name = "mles-server",
    description = "Reference server and tools of the Mles publish/subscribe protocol, version 1.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:could not be done", "2:wrong usage", "3:server not reached"})
public final class MlesCommand {
  /** Runs the command line and exits with its code, whatever threads are left. */
  public static void main(String[] args) {
    int code = CommandLine.ExitCode.SOFTWARE;
    try {
      code = execute(commandLine(Stdio.ofProcess()), args);
    } catch (Throwable failure) { // picocli catches exceptions, not errors
      System.err.println(Printable.sentence("mles-server: " + failure));
    } finally {
      System.exit(code);
    }
  }

  /**
   * Runs a command line and returns its exit code, which tells of help or answers that are lost.
   */
  static int execute(CommandLine line, String... args) {
    int code = line.execute(args);
    if (code == CommandLine.ExitCode.OK && line.getOut().checkError()) {
      line.getErr().println("mles-server: output is lost");
      return CommandLine.ExitCode.SOFTWARE;
    }
    return code;
  }

  /** Makes the command line; failures of a command become one line on stderr. */
  static CommandLine commandLine(Stdio io) {
    CommandLine line = new CommandLine(new MlesCommand());
    CommandLine serve = new CommandLine(new ServeCommand());
    LimitOptions.addTo(serve.getCommandSpec());
    line.addSubcommand(serve);
    line.addSubcommand(new PublishCommand(io));
    line.addSubcommand(new ListenCommand(io));
    line.addSubcommand(new DecodeCommand(io));
    line.addSubcommand(new CodecCommand());
    // System.out would hide what is lost, and write answers in the encoding of the locale.
    line.setOut(new PrintWriter(io.out(), true, UTF_8));
    // A message may begin with @; what stands in a file is for standard input.
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler(MlesCommand::wrongUsage);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println(command.getCommandName() + ": " + OneLine.of(failure));
          return exitCode(failure);
        });
    return line;
  }

  private static int wrongUsage(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    String help = command.getCommandSpec().qualifiedName() + " --help";
    command.getErr().println(OneLine.of(wrong) + "; try " + help);
    return CommandLine.ExitCode.USAGE;
  }

  private static int exitCode(Exception failure) {
    if (failure instanceof Unreachable) {
      return Unreachable.EXIT_CODE;
    }
    return failure instanceof IllegalArgumentException
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }
}
