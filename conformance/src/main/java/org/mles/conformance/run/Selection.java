package org.mles.conformance.run;

import java.util.List;
import java.util.regex.Pattern;
import org.mles.conformance.cases.CaseDefinition;

/**
 * Chooses cases by patterns over id, chapter and clause, in which {@code *} stands for anything. A
 * pattern that matches nothing is an error, not an empty choice.
 *
 * <p>Thread: any.
 */
public final class Selection {
  private final List<String> select;
  private final List<String> skip;

  /** Takes patterns of what to run, empty for all, and of what to leave out. */
  public Selection(List<String> select, List<String> skip) {
    this.select = List.copyOf(select);
    this.skip = List.copyOf(skip);
  }

  /**
   * Returns the chosen cases in their order.
   *
   * @throws IllegalArgumentException if a pattern matches nothing or nothing is left
   */
  public List<CaseDefinition> from(List<CaseDefinition> cases) {
    select.forEach(pattern -> requireMatch(pattern, cases, "--select"));
    skip.forEach(pattern -> requireMatch(pattern, cases, "--skip"));
    List<CaseDefinition> chosen =
        cases.stream()
            .filter(c -> select.isEmpty() || select.stream().anyMatch(p -> matches(p, c)))
            .filter(c -> skip.stream().noneMatch(p -> matches(p, c)))
            .toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("no case is left to run");
    }
    return chosen;
  }

  private static void requireMatch(String pattern, List<CaseDefinition> cases, String option) {
    if (cases.stream().noneMatch(c -> matches(pattern, c))) {
      throw new IllegalArgumentException(option + " '" + pattern + "' matches no case");
    }
  }

  private static boolean matches(String pattern, CaseDefinition definition) {
    Pattern regex = Pattern.compile(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"));
    return regex.matcher(definition.id()).matches()
        || regex.matcher(definition.id().replaceFirst("\\[.*", "")).matches()
        || regex.matcher(definition.chapter()).matches()
        || definition.clauses().stream().anyMatch(c -> regex.matcher(c).matches());
  }
}
