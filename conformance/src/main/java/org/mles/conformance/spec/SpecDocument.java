package org.mles.conformance.spec;

import java.util.List;
import java.util.Map;

/**
 * One parsed file of the specification. Thread: any.
 *
 * @param name file name
 * @param clauses in the order of the text
 * @param references ids that the text mentions in brackets, each with the first line that does
 * @param judged whether cases claim its clauses; its head says if none does yet
 */
public record SpecDocument(
    String name, List<Clause> clauses, Map<String, Integer> references, boolean judged) {
  public SpecDocument {
    clauses = List.copyOf(clauses);
    references = Map.copyOf(references);
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
