package org.mles.conformance.lab.server;

import java.util.Optional;
import org.mles.conformance.probe.NotApplicable;
import org.mles.conformance.program.Cost;

/** A running subject, as far as a case may do more with it than talk to it. Thread: any. */
public interface Instance {
  /** Nothing can be done with it. */
  Instance ELSEWHERE = new Instance() {};

  /** Returns what its process costs now; empty if it has none that the suite can measure. */
  default Optional<Cost> cost() {
    return Optional.empty();
  }

  /**
   * Asks it to end, as its system does by TERM, and returns at once.
   *
   * @throws NotApplicable if it is not ours to end
   */
  default void dismiss() {
    throw new NotApplicable("needs a server that the suite can end");
  }
}
