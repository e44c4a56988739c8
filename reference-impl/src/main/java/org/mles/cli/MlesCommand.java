package org.mles.cli;

import org.mles.cli.option.ConfigFile;
import org.mles.cli.program.JarVersion;
import org.mles.cli.program.Program;
import picocli.CommandLine;
import picocli.CommandLine.Command;

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
    Program.run("mles-server", () -> commandLine(Stdio.ofProcess()), args);
  }

  /** Makes the command line. */
  static CommandLine commandLine(Stdio io) {
    CommandLine line = new CommandLine(new MlesCommand());
    CommandLine serve = new CommandLine(new ServeCommand());
    LimitOptions.addTo(serve.getCommandSpec());
    ConfigFile.addTo(serve);
    line.addSubcommand(serve);
    line.addSubcommand(new PublishCommand(io));
    line.addSubcommand(new ListenCommand(io));
    line.addSubcommand(new DecodeCommand(io));
    line.addSubcommand(new CodecCommand());
    return Program.prepare(line, io.out());
  }
}
