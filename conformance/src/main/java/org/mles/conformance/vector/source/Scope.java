package org.mles.conformance.vector.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What names mean: a value, or a phrase with open places. Thread: caller. */
final class Scope {
  private final @Nullable Scope outer;
  private final Map<String, Object> meanings = new HashMap<>();

  /**
   * A value that is worked out at each use.
   *
   * @param names of its places; the last one takes all values that are left
   */
  record Phrase(List<String> names, String text) {}

  Scope() {
    this(null);
  }

  private Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  void put(String name, Object meaning) {
    meanings.put(name, meaning);
  }

  /**
   * Returns the value of a name without places.
   *
   * @throws IllegalArgumentException if it is not known
   */
  Object value(String name) {
    Object value = meaning(name);
    if (value == null || value instanceof Phrase) {
      throw new IllegalArgumentException("no value '" + name + "'");
    }
    return value;
  }

  /** Works out a phrase of this text, or one that {@link Words} knows. */
  Object call(String name, List<Object> values) {
    if (!(meaning(name) instanceof Phrase phrase)) {
      return Words.call(name, values);
    }
    Scope inner = new Scope(this);
    int last = phrase.names().size() - 1;
    for (int i = 0; i < last; i++) {
      inner.put(phrase.names().get(i), values.get(i));
    }
    boolean several = values.size() > last + 1;
    List<Object> rest = values.subList(last, values.size());
    inner.put(phrase.names().get(last), several ? rest : rest.get(0));
    return new Notation(phrase.text(), inner).value();
  }

  private @Nullable Object meaning(String name) {
    Object meaning = meanings.get(name);
    return meaning == null && outer != null ? outer.meaning(name) : meaning;
  }
}
