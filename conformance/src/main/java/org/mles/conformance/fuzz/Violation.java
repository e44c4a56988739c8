package org.mles.conformance.fuzz;

import java.util.List;
import java.util.function.Supplier;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.probe.ConformanceFailure;

/**
 * What a conversation did to the subject.
 *
 * @param clause clause of the specification that was broken
 * @param message what was expected and what was seen
 * @param evidence wire log of the conversation
 */
public record Violation(String clause, String message, List<Evidence> evidence) {
  /** Leaves the conversation as soon as it is seen. */
  public static final class Noticed extends RuntimeException {
    private static final long serialVersionUID = 1;

    final String clause;

    /** Tells what was expected and what was seen. */
    public Noticed(String clause, String message) {
      super(message);
      this.clause = clause;
    }
  }

  /** Returns what has to come about, whatever the clients did; otherwise a clause is broken. */
  public static <T> T must(String clause, Supplier<T> part) {
    try {
      return part.get();
    } catch (ConformanceFailure e) {
      throw new Noticed(clause, e.text());
    }
  }
}
