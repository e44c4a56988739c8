package org.mles.conformance.run;

import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.spec.Choice;

/** Chooses cases by patterns over id, chapter and clause; see {@link Choice}. Thread: any. */
public final class Selection {
  private final Choice choice;

  /** Takes patterns of what to run, empty for all, and of what to leave out. */
  public Selection(List<String> select, List<String> skip) {
    choice = new Choice(select, skip);
  }

  /**
   * Returns the chosen cases in their order.
   *
   * @throws IllegalArgumentException if a pattern matches nothing or nothing is left
   */
  public List<CaseDefinition> from(List<CaseDefinition> cases) {
    return choice.from(cases, Selection::names, "case");
  }

  private static List<String> names(CaseDefinition definition) {
    List<String> names = new ArrayList<>(definition.clauses());
    names.add(definition.id());
    names.add(definition.id().split("\\[", 2)[0]);
    names.add(definition.chapter());
    return names;
  }
}
