package org.mles.conformance.report;

import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.text.Printable;

/** Says all about a result that somebody has to mend, for tools that show text. Thread: any. */
public final class Account {
  private Account() {}

  /**
   * Returns what was expected and seen, what was asked, the broken clause, what to look at first,
   * the command that asks again, and the wire log; without what there is nothing of.
   */
  public static String of(RunResult run, CaseResult result) {
    return of(run, result, Documents.NOWHERE);
  }

  /** Returns the same, and where the broken clause stands. */
  static String of(RunResult run, CaseResult result, Documents documents) {
    StringBuilder text = new StringBuilder();
    add(text, "", result.message());
    add(text, "", result.title());
    add(text, result.broken() + " ", run.clauses().getOrDefault(result.broken(), ""));
    add(text, "", documents.of(result.broken()));
    add(text, "", Advice.of(result));
    add(text, "run it again: ", run.again(result));
    return text + WireLog.of(result.evidence());
  }

  private static void add(StringBuilder text, String label, String line) {
    if (!line.isEmpty()) {
      text.append(Printable.text(label + line)).append('\n');
    }
  }
}
