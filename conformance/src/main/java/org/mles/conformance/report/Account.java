package org.mles.conformance.report;

import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.text.Printable;

/** Says all about a result that somebody has to mend, for tools that show text. Thread: any. */
public final class Account {
  private Account() {}

  /**
   * Returns what was asked and what was seen, the broken clause, what to look at first, the command
   * that asks again, and the wire log.
   */
  public static String of(RunResult run, CaseResult result) {
    String clause = run.clauses().getOrDefault(result.broken(), "");
    return Printable.text(result.title() + "\n" + result.message() + "\n")
        + Printable.text(result.broken() + " " + clause + "\n")
        + Advice.of(result)
        + "\n"
        + Printable.text("run it again: " + run.again(result) + "\n")
        + WireLog.of(result.evidence());
  }
}
