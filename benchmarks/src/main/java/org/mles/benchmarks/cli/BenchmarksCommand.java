package org.mles.benchmarks.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the benchmarks jar. */
@Command(name = "mles-benchmarks", mixinStandardHelpOptions = true)
public final class BenchmarksCommand implements Runnable {
  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchmarksCommand()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
