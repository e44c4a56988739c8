package org.mles.conformance.run;

import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/** What a run's end means to the caller. Thread: any. */
public enum ExitCode {
  /** Every selected required case passed, or failed as listed. */
  CONFORMS(0),
  /** A conformance failure, an unexpected pass, or a stale expected-failure entry. */
  FAILURE(1),
  /** A wrong option, a pattern that matches nothing, no case left, or a broken file. */
  USAGE(2),
  /** The subject was never reachable or could not be started again. */
  UNREACHABLE(3),
  /** No failure was seen, but some cases could not be run. */
  INCOMPLETE(4),
  /** The suite itself failed. */
  SUITE_ERROR(70);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** Returns the number for the system. */
  public int number() {
    return number;
  }

  /** Returns the code of a finished run; the worst that applies, in the order 70, 1, 3, 4, 0. */
  public static ExitCode of(RunResult run) {
    if (has(run, Cause.SUITE_ERROR)) {
      return SUITE_ERROR;
    } else if (run.count(Verdict.Tally.FAILED) > 0) {
      return FAILURE;
    } else if (has(run, Cause.UNREACHABLE)) {
      return UNREACHABLE;
    } else if (run.count(Verdict.NOT_RUN) > 0) {
      return INCOMPLETE;
    }
    return judged(run) == 0 ? USAGE : CONFORMS;
  }

  private static boolean has(RunResult run, Cause cause) {
    return run.cases().stream().map(CaseResult::cause).anyMatch(cause::equals);
  }

  private static long judged(RunResult run) {
    return run.cases().size() - run.count(Verdict.NOT_APPLICABLE);
  }
}
