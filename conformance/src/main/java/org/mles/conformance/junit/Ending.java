package org.mles.conformance.junit;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.report.Account;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Says in the exceptions that all tools of the JVM know how a case ended: a broken clause is an
 * assertion that failed, a subject that is not there or trouble of the suite is an error, and what
 * was not judged, or only recommended, is an aborted test with the reason. Thread: any.
 */
final class Ending {
  private static final StackTraceElement[] NOWHERE = {};

  private Ending() {}

  /** Returns what the platform is told of a run of one case. */
  static TestExecutionResult of(RunResult run) {
    CaseResult result = run.cases().get(0);
    Throwable thrown = of(result, Account.of(run, result));
    if (thrown == null) {
      return TestExecutionResult.successful();
    }
    return thrown instanceof TestAbortedException
        ? TestExecutionResult.aborted(thrown)
        : TestExecutionResult.failed(thrown);
  }

  /** Returns what the platform is told of something that is no case. */
  static TestExecutionResult failed(String why) {
    return TestExecutionResult.failed(withoutTrace(new IllegalStateException(why)));
  }

  /**
   * Returns what to throw for a result, or null if the case passed.
   *
   * @param account what is said about a result that somebody has to mend
   */
  static @Nullable Throwable of(CaseResult result, String account) {
    if (result.verdict().tally() == Verdict.Tally.FAILED) {
      return withoutTrace(new AssertionFailedError(account));
    } else if (result.cause() == Cause.SUITE_ERROR || result.cause() == Cause.UNREACHABLE) {
      return withoutTrace(new IllegalStateException(account));
    } else if (result.verdict().tally() == Verdict.Tally.PASSED) {
      return null;
    }
    String why = result.verdict().word() + ": " + result.message();
    return withoutTrace(new TestAbortedException(why));
  }

  /** Where the suite was when it found out helps nobody. */
  private static Throwable withoutTrace(Throwable ending) {
    ending.setStackTrace(NOWHERE);
    return ending;
  }
}
