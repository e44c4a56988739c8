package org.mles.proxy.bridge;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * How a bridge stands at one moment.
 *
 * @param sides each in a few words
 * @param counts what has happened since the start
 * @param waiting messages that wait for a side
 */
public record Status(List<String> sides, Map<Count, Long> counts, int waiting) {
  /** Copies what may change. */
  public Status {
    sides = List.copyOf(sides);
    counts = Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  /** Returns one line: the sides, and what is not nothing. */
  public String line() {
    StringJoiner line = new StringJoiner(", ", String.join(", ", sides) + ": ", "");
    counts.forEach((count, value) -> add(line, count.words(), value));
    add(line, "waiting", waiting);
    return line.toString();
  }

  private static void add(StringJoiner line, String words, long value) {
    if (value > 0) {
      line.add(words + " " + value);
    }
  }

  private long count(Count count) {
    return counts.getOrDefault(count, 0L);
  }

  /** Returns the counters alone, with those that are nothing. */
  public String summary() {
    StringJoiner line = new StringJoiner(", ");
    line.add("forwarded " + (count(Count.TO_A) + count(Count.TO_B)));
    counts.forEach((count, value) -> line.add(count.words() + " " + value));
    return line.add("waiting " + waiting).toString();
  }
}
