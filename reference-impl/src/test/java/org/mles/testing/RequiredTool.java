package org.mles.testing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A program that a test cannot do without.
 *
 * <p>Without it the test is {@link Missing}.
 */
public enum RequiredTool {
  /** Runs the subjects in another language. */
  PYTHON("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))"),

  /** Carries version 2 for subjects in that language. */
  PYTHON_WEBSOCKETS("python3", "-c", "import websockets.asyncio.server"),

  /** Makes certificates. */
  OPENSSL("openssl", "version", "-v"),

  /** Reads rules for alerts. */
  PROMTOOL("promtool", "--version", "check"),

  /** Starts the subjects of commands. */
  SHELL("/bin/sh", "-c", "exit 0");

  private final String program;
  private final String option;
  private final String script;

  RequiredTool(String program, String option, String script) {
    this.program = program;
    this.option = option;
    this.script = script;
  }

  /** Lets the test go on only if the tool is here. */
  public void require() {
    String missing = missing();
    if (missing != null) {
      Missing.skip("needs " + program + ": " + missing);
    }
  }

  private @Nullable String missing() {
    try {
      int exit = new ProcessBuilder(program, option, script).start().waitFor();
      return exit == 0 ? null : "the one here does not do, exit " + exit;
    } catch (IOException e) {
      return e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
