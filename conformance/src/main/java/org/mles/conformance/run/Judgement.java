package org.mles.conformance.run;

import org.jspecify.annotations.Nullable;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.probe.ConformanceFailure.Stage;

/**
 * How a case ended, and in which part of it an expectation was not met, which files do not tell.
 *
 * @param missedIn null if every expectation was met or nothing was judged
 * @param served whether the subject is known to have served an honest client
 * @param died whether an instance that the case shared with others had ended by itself
 */
public record Judgement(CaseResult result, @Nullable Stage missedIn, boolean served, boolean died) {
  /** Returns the judgement of a case in which no expectation was missed. */
  static Judgement of(CaseResult result) {
    boolean passed = result.verdict().tally() == Verdict.Tally.PASSED;
    return new Judgement(result, null, passed, false);
  }

  /** Returns the same judgement with another verdict and message. */
  Judgement judged(Verdict other, String why) {
    return new Judgement(result.judged(other, why), missedIn, served, died);
  }

  /** Says whether the subject got as far as the clause under test, and then missed something. */
  public boolean isAgainstTheSubject() {
    return missedIn != null && missedIn != Stage.CONTROL;
  }
}
