package org.mles.conformance.report;

import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.spec.Hints;

/** Says with a failure what is mostly behind it and where to look first. Thread: any. */
public final class Advice {
  private static final String CONTROL =
      Hints.LABEL
          + "An honest client was not served, before anything was asked; begin with the simplest case"
          + " that fails so.";

  private Advice() {}

  /** Returns a sentence or two about a result; empty if it is none that somebody has to mend. */
  public static String of(CaseResult result) {
    return switch (result.verdict()) {
      case FAIL, FLAKY -> result.broken().isEmpty() ? CONTROL : ofClause(result.broken());
      case WARN -> ofClause(result.broken());
      default -> "";
    };
  }

  /** Returns what usually goes wrong with a clause; empty if nobody knows. */
  static String ofClause(String clause) {
    String hint = Hints.bundled().of(clause);
    return hint.isEmpty() ? "" : Hints.LABEL + hint;
  }
}
