package org.mles.benchmarks.result;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks the parts of a record that was read from a file, which may lack any of them. Thread: any.
 */
final class Whole {
  private Whole() {}

  /** Returns the part itself; throws IllegalArgumentException if there is none. */
  static <T> T part(@Nullable T part, String name) {
    if (part == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return part;
  }

  /** Returns the list itself; throws IllegalArgumentException if there is none, or a gap in it. */
  static <T> List<T> list(@Nullable List<T> list, String name) {
    if (part(list, name).stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("a gap in " + name);
    }
    return part(list, name);
  }

  /** Returns the map itself; throws IllegalArgumentException if there is none, or a gap in it. */
  static Map<String, String> map(@Nullable Map<String, String> map, String name) {
    if (part(map, name).values().stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("a gap in " + name);
    }
    return part(map, name);
  }

  /** Returns two ends in order, or null; throws IllegalArgumentException for anything else. */
  static @Nullable List<Double> ends(@Nullable List<Double> ends, String name) {
    if (ends != null && list(ends, name).size() != 2) {
      throw new IllegalArgumentException(ends.size() + " ends in " + name);
    }
    return ends;
  }
}
