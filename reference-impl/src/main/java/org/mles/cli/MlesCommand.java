package org.mles.cli;

import org.mles.cli.option.ConfigFile;
import org.mles.cli.program.JarVersion;
import org.mles.cli.program.Menu;
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
    Program.run("mles-server", () -> commandLine(Stdio.ofProcess(), args), args);
  }

  /** Makes the command line for these words; without any, with all commands. */
  static CommandLine commandLine(Stdio io, String... words) {
    Menu menu =
        new Menu()
            .with("serve", MlesCommand::serve)
            .with("publish", () -> new PublishCommand(io))
            .with("listen", () -> new ListenCommand(io))
            .with("decode", () -> new DecodeCommand(io))
            .with("codec", () -> new CodecCommand());
    return Program.prepare(new CommandLine(new MlesCommand()), menu, io.out(), words);
  }

  private static CommandLine serve() {
    CommandLine serve = new CommandLine(new ServeCommand());
    LimitOptions.addTo(serve.getCommandSpec());
    ConfigFile.addTo(serve);
    return serve;
  }
}
