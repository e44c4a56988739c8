package org.mles.conformance.fuzz;

import java.util.List;
import org.mles.conformance.outcome.Evidence;

/**
 * What a conversation did to the subject.
 *
 * @param clause clause of the specification that was broken
 * @param message what was expected and what was seen
 * @param evidence wire log of the conversation
 */
public record Violation(String clause, String message, List<Evidence> evidence) {
  /** Leaves the conversation as soon as it is seen. */
  static final class Noticed extends RuntimeException {
    private static final long serialVersionUID = 1;

    final String clause;

    Noticed(String clause, String message) {
      super(message);
      this.clause = clause;
    }
  }
}
