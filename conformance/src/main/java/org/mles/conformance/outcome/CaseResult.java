package org.mles.conformance.outcome;

import java.util.List;

/**
 * How one case, or one vector, ended.
 *
 * @param id stable slug, never used for anything else
 * @param title what is checked, as a sentence
 * @param chapter group of the report, such as {@code header}
 * @param level {@code must}, {@code should}, {@code may} or {@code impl}
 * @param clauses clauses of the specification that the case claims; the first one is judged
 * @param broken the clause that was seen to be broken, also if the case is about another one; empty
 *     if none was
 * @param verdict how it ended
 * @param message what was expected and what was seen; empty for a pass
 * @param decidedBy the event or timer that decided, such as {@code frame from subject}
 * @param cause why there is no judgement; {@link Cause#NONE} if there is one
 * @param millis how long it took
 * @param evidence wire log of a case that did not pass; may be empty
 */
public record CaseResult(
    String id,
    String title,
    String chapter,
    String level,
    List<String> clauses,
    String broken,
    Verdict verdict,
    String message,
    String decidedBy,
    Cause cause,
    long millis,
    List<Evidence> evidence) {
  public CaseResult {
    clauses = List.copyOf(clauses);
    evidence = List.copyOf(evidence);
  }

  /** Returns the same result, seen to break another clause. */
  public CaseResult breaking(String clause) {
    return new CaseResult(
        id, title, chapter, level, clauses, clause, verdict, message, decidedBy, cause, millis,
        evidence);
  }

  /** Returns the same result with another verdict and message. */
  public CaseResult judged(Verdict other, String why) {
    return new CaseResult(
        id, title, chapter, level, clauses, broken, other, why, decidedBy, cause, millis, evidence);
  }
}
