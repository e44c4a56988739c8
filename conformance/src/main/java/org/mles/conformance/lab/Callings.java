package org.mles.conformance.lab;

import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.Transport;

/** Has a subject call the suite, inside of what a case likes. Thread: case. */
public interface Callings {
  /** Returns what the case owns. */
  Scene scene();

  /** Has it call; nothing that it says has been judged. */
  Calling calls(Transport carrier);

  /** Has it call and takes what it says first, which has to be right. */
  Calling comes(Transport carrier);

  /** Says that {@code condition} is what the clause asks for. */
  default void require(boolean condition, String expectation) {
    if (!condition) {
      throw new ConformanceFailure("expected " + expectation, "comparison");
    }
  }
}
