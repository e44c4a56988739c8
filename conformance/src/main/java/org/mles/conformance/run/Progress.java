package org.mles.conformance.run;

import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.outcome.CaseResult;

/** Is told about cases as they begin and end. Thread: any worker. */
public interface Progress {
  /** Says that a case begins, while others may be at work. */
  default void began(CaseDefinition next) {}

  /**
   * Says that {@code done} of {@code total} cases are judged; {@code last} is the newest. One call
   * at a time.
   */
  void judged(CaseResult last, int done, int total);
}
