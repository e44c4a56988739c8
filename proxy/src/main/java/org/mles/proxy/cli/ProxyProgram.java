package org.mles.proxy.cli;

import java.io.OutputStream;
import org.mles.cli.option.ConfigFile;
import org.mles.cli.program.JarVersion;
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
    Program.run("mles-proxy", () -> commandLine(Program.output()), args);
  }

  /** Makes the command line; each command adds a line here. */
  static CommandLine commandLine(OutputStream out) {
    CommandLine line = new CommandLine(new ProxyProgram());
    line.addSubcommand(new ProxyCommand());
    line.addSubcommand(new BridgeCommand());
    line.getSubcommands().values().forEach(ConfigFile::addTo);
    return Program.prepare(line, out);
  }
}
