package org.mles.conformance.cli.run;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.spec.ClauseIndex;

/** What the specification says, so that a result can be read without it. Thread: any. */
final class ClauseTexts {
  private ClauseTexts() {}

  /** Returns level and text of every clause that a result other than a pass speaks of, by id. */
  static Map<String, String> of(Collection<CaseResult> results) {
    Map<String, String> texts = new TreeMap<>();
    for (CaseResult result : results) {
      if (result.verdict() != Verdict.PASS) {
        result.clauses().forEach(id -> put(texts, id));
        put(texts, result.broken());
      }
    }
    return texts;
  }

  private static void put(Map<String, String> texts, String id) {
    ClauseIndex.bundled()
        .find(id)
        .ifPresent(clause -> texts.put(id, clause.level() + " " + clause.text()));
  }
}
