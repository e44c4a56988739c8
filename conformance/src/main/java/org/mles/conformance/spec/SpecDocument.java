package org.mles.conformance.spec;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One parsed file of the specification. Thread: any.
 *
 * @param name file name
 * @param clauses in the order of the text
 * @param references ids that the text mentions in brackets, each with the first line that does
 * @param notJudged roles that no case asks for what these clauses say, as its head says
 */
public record SpecDocument(
    String name, List<Clause> clauses, Map<String, Integer> references, Set<Role> notJudged) {
  public SpecDocument {
    clauses = List.copyOf(clauses);
    references = Map.copyOf(references);
    notJudged = Set.copyOf(notJudged);
  }

  /** Returns the clauses that bind none but roles that no case asks. */
  public List<Clause> clausesNotJudged() {
    return clauses.stream().filter(clause -> notJudged.containsAll(clause.roles())).toList();
  }

  /**
   * Parses the Markdown of one file.
   *
   * @throws IllegalStateException naming file and line, if an item is almost a clause but not one,
   *     or if a binding word stands outside the clauses
   */
  public static SpecDocument parse(String name, List<String> lines) {
    return new SpecParser(name).parse(lines);
  }
}
