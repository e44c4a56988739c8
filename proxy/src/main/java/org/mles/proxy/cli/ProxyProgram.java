package org.mles.proxy.cli;

import java.io.OutputStream;
import org.mles.cli.option.ConfigFile;
import org.mles.cli.program.JarVersion;
import org.mles.cli.program.Menu;
import org.mles.cli.program.Program;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code mles-proxy.jar}. Thread: main. */
@Command(
    name = "mles-proxy",
    description = "What stands around servers of the Mles publish/subscribe protocol.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:could not be done", "2:wrong usage"})
public final class ProxyProgram {
  /** Runs the command line and exits with its code, whatever threads are left. */
  public static void main(String[] args) {
    Program.run("mles-proxy", () -> commandLine(Program.output(), args), args);
  }

  /** Makes the command line for these words; without any, with all commands. */
  static CommandLine commandLine(OutputStream out, String... words) {
    Menu menu =
        new Menu()
            .with("proxy", () -> told(new ProxyCommand()))
            .with("bridge", () -> told(new BridgeCommand()));
    return Program.prepare(new CommandLine(new ProxyProgram()), menu, out, words);
  }

  /** Makes a command that can be told its options by a file. */
  private static CommandLine told(Object command) {
    CommandLine line = new CommandLine(command);
    ConfigFile.addTo(line);
    return line;
  }
}
