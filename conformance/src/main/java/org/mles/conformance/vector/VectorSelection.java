package org.mles.conformance.vector;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Chooses vectors by patterns over id, kind of pack and clause, in which {@code *} stands for
 * anything. A pattern that matches nothing is an error, not an empty choice. Thread: any.
 *
 * @param select what to run; empty for everything
 * @param skip what to leave out
 */
public record VectorSelection(List<String> select, List<String> skip) {
  public VectorSelection {
    select = List.copyOf(select);
    skip = List.copyOf(skip);
  }

  /**
   * Returns the choice among the vectors of {@code packs}.
   *
   * @throws IllegalArgumentException if a pattern matches nothing or nothing is left
   */
  public Predicate<Vector> from(List<VectorPack> packs) {
    List<Vector> all = packs.stream().flatMap(VectorPack::tests).toList();
    select.forEach(pattern -> requireMatch(pattern, all, "--select"));
    skip.forEach(pattern -> requireMatch(pattern, all, "--skip"));
    Predicate<Vector> wanted =
        vector -> (select.isEmpty() || anyMatches(select, vector)) && !anyMatches(skip, vector);
    if (all.stream().noneMatch(wanted)) {
      throw new IllegalArgumentException("no vector is left to run");
    }
    return wanted;
  }

  private static void requireMatch(String pattern, List<Vector> all, String option) {
    if (all.stream().noneMatch(vector -> matches(pattern, vector))) {
      throw new IllegalArgumentException(option + " '" + pattern + "' matches no vector");
    }
  }

  private static boolean anyMatches(List<String> patterns, Vector vector) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, vector));
  }

  private static boolean matches(String pattern, Vector vector) {
    Pattern regex = Pattern.compile(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"));
    String kind = vector.id().substring(0, vector.id().indexOf('.'));
    return regex.matcher(vector.id()).matches()
        || regex.matcher(kind).matches()
        || vector.clauses().stream().anyMatch(clause -> regex.matcher(clause).matches());
  }
}
