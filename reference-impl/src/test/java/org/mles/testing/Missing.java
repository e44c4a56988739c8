package org.mles.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * What a test wants and this machine has not. The test is skipped and says why; where everything
 * has to be tested, with {@code -Dmles.require=all}, it fails.
 */
public final class Missing {
  private Missing() {}

  /** Ends the test, skipped or failed. */
  public static void skip(String why) {
    if (System.getProperty("mles.require", "").equals("all")) {
      fail(why);
    }
    excuse(why);
  }

  /** Ends the test, skipped aloud: what it wants is nothing that a machine has to have. */
  public static void excuse(String why) {
    System.err.println("SKIPPED, " + why);
    abort(why);
  }
}
