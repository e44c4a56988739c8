package org.mles.cli;

import java.io.IOException;
import org.mles.text.OneLine;
import picocli.CommandLine.IExitCodeGenerator;

/** Tells that no server was reached, which has an exit code of its own. */
final class Unreachable extends IOException implements IExitCodeGenerator {
  /** Exit code of a command that found no server. */
  static final int EXIT_CODE = 3;

  private static final long serialVersionUID = 1L;

  Unreachable(IOException cause) {
    super(OneLine.of(cause), cause);
  }

  @Override
  public int getExitCode() {
    return EXIT_CODE;
  }
}
