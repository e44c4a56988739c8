package org.mles.conformance.book;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits that are asked for; what is absent is left to the subject.
 *
 * @param asked never changed
 */
public record Limits(Map<Limit, Long> asked) {
  /** Nothing is asked for. */
  public static final Limits OWN = new Limits(Map.of());

  public Limits {
    asked = Map.copyOf(asked);
  }

  /** Returns what is asked for, or null. */
  public @Nullable Long of(Limit limit) {
    return asked.get(limit);
  }

  /** Returns these limits with another value of one, or with the subject's own for null. */
  Limits with(Limit limit, @Nullable Long value) {
    Map<Limit, Long> changed = new EnumMap<>(Limit.class);
    changed.putAll(asked);
    if (value == null) {
      changed.remove(limit);
    } else {
      changed.put(limit, value);
    }
    return new Limits(changed);
  }
}
