package org.mles.conformance.run;

import org.mles.conformance.outcome.CaseResult;

/** Is told about cases as they end. Thread: any worker, one call at a time. */
public interface Progress {
  /** Says that {@code done} of {@code total} cases are judged; {@code last} is the newest. */
  void judged(CaseResult last, int done, int total);
}
