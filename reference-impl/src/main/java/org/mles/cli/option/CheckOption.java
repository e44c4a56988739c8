package org.mles.cli.option;

import picocli.CommandLine.Option;

/** Whether a service shall only say what it would do. Thread: main. */
public final class CheckOption {
  static final String NAME = "--check";

  @Option(
      names = NAME,
      description = {
        "Open nothing; say what would be served, and every option as a line of such a file.",
        "Exit code 2 if that could not be."
      })
  private boolean wanted;

  /** Says whether it shall. */
  public boolean isWanted() {
    return wanted;
  }
}
