package org.mles.conformance.vector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.mles.conformance.spec.Choice;

/**
 * Chooses vectors by patterns over id, kind of pack and clause; see {@link Choice}. Thread: any.
 */
public final class VectorSelection {
  private final Choice choice;

  /** Takes patterns of what to run, empty for all, and of what to leave out. */
  public VectorSelection(List<String> select, List<String> skip) {
    choice = new Choice(select, skip);
  }

  /**
   * Returns the choice among the vectors of {@code packs}.
   *
   * @throws IllegalArgumentException if a pattern matches nothing or nothing is left
   */
  public Predicate<Vector> from(List<VectorPack> packs) {
    List<Vector> all = packs.stream().flatMap(VectorPack::tests).toList();
    Set<String> chosen = new HashSet<>();
    choice.from(all, VectorSelection::names, "vector").forEach(vector -> chosen.add(vector.id()));
    return vector -> chosen.contains(vector.id());
  }

  private static List<String> names(Vector vector) {
    List<String> names = new ArrayList<>(vector.clauses());
    names.add(vector.id());
    names.add(vector.id().substring(0, vector.id().indexOf('.')));
    return names;
  }
}
