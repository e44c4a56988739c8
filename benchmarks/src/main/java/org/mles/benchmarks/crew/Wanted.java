package org.mles.benchmarks.crew;

import java.util.Arrays;
import java.util.List;
import org.mles.benchmarks.crew.word.CrewWord;

/**
 * How many agents a run waits for, and which.
 *
 * @param count how many
 * @param names which, empty if any will do
 */
public record Wanted(int count, List<String> names) {
  /** Refuses what no run can have. */
  public Wanted {
    names = List.copyOf(names);
    if (count < 1 || count > CrewWord.MOST_AGENTS) {
      throw new IllegalArgumentException(count + " agents; 1 to " + CrewWord.MOST_AGENTS);
    }
    if (names.stream().distinct().count() != names.size()) {
      throw new IllegalArgumentException("the same agent twice: " + String.join(", ", names));
    }
  }

  /**
   * Reads a number, or names with commas.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Wanted of(String text) {
    if (text.matches("[0-9]{1,4}")) {
      return new Wanted(Integer.parseInt(text), List.of());
    }
    List<String> names = Arrays.asList(text.split(",", -1));
    names.forEach(name -> new CrewWord.Hello(name, ""));
    return new Wanted(names.size(), names);
  }
}
