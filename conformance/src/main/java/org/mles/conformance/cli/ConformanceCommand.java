package org.mles.conformance.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the conformance jar. */
@Command(
    name = "mles-conformance",
    mixinStandardHelpOptions = true,
    subcommands = VectorsCommand.class)
public final class ConformanceCommand implements Runnable {
  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new ConformanceCommand()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
