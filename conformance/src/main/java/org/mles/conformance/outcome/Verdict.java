package org.mles.conformance.outcome;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Says how one case ended. Thread: any. */
public enum Verdict {
  /** The subject did what the clause asks. */
  PASS(Tally.PASSED),
  /** The subject broke a required clause. */
  FAIL(Tally.FAILED),
  /** The subject missed a recommendation; never changes the exit code by itself. */
  WARN(Tally.SKIPPED),
  /** The clause leaves a choice; the choice is recorded. */
  INFO(Tally.PASSED),
  /** The subject does not claim the capability that the case needs. */
  NOT_APPLICABLE(Tally.SKIPPED),
  /** The case could not be judged; {@link Cause} says why. */
  NOT_RUN(Tally.SKIPPED),
  /** Failed, and the expected-failures file says so with a reason. */
  EXPECTED_FAIL(Tally.SKIPPED),
  /** Passed although the expected-failures file says that it fails: the file is stale. */
  UNEXPECTED_PASS(Tally.FAILED),
  /** Passed and failed within one run of {@code --repeat}. */
  FLAKY(Tally.FAILED);

  /** The three buckets of a run's last line. */
  public enum Tally {
    PASSED,
    FAILED,
    SKIPPED
  }

  private final Tally tally;

  Verdict(Tally tally) {
    this.tally = tally;
  }

  /** Returns the bucket of the last line that this verdict counts in. */
  public Tally tally() {
    return tally;
  }

  /** Returns the word used in files and on the screen, such as {@code not-run}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the verdict of a word.
   *
   * @throws IllegalArgumentException if no verdict has that word
   */
  @JsonCreator
  public static Verdict of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
