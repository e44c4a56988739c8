package org.mles.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A program that a test cannot do without.
 *
 * <p>Without it the test is skipped and says why; where everything has to be tested, with {@code
 * -Dmles.require=all}, it fails.
 */
public enum RequiredTool {
  /** Runs the subjects in another language. */
  PYTHON("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 8))"),

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
      String why = "needs " + program + ": " + missing;
      if (System.getProperty("mles.require", "").equals("all")) {
        fail(why);
      }
      System.err.println("SKIPPED, " + why);
      abort(why);
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
