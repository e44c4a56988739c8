package org.mles.conformance.outcome;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Says why a case could not be judged, or {@link #NONE}. Thread: any. */
public enum Cause {
  /** The case was judged. */
  NONE,
  /** The suite itself failed; never the subject's fault. */
  SUITE_ERROR,
  /** The subject could not be reached, started or started again. */
  UNREACHABLE,
  /** The subject cannot be given the configuration that the case needs. */
  CONFIGURATION,
  /** The subject had served nobody in the cases before, so this one was not asked. */
  UNSERVED,
  /** The run ended before this case did: a signal, {@code --fail-fast} or the run's cap. */
  INTERRUPTED;

  /** Returns the word used in files. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the cause of a word.
   *
   * @throws IllegalArgumentException if no cause has that word
   */
  @JsonCreator
  public static Cause of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
