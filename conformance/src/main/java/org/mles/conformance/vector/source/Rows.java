package org.mles.conformance.vector.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows of tests that differ in little: a line of names and lines of cells, or {@code rows n = 1 2
 * 5} or {@code rows n = 0..63} if only one thing differs. Thread: any.
 *
 * @param cells of each row, by name
 */
record Rows(List<Map<String, String>> cells) {
  /** One row without cells. */
  static final Rows ONE = new Rows(List.of(Map.of()));

  /**
   * Reads rows.
   *
   * @throws IllegalArgumentException if a row has not a cell for each name
   */
  static Rows of(List<String> lines) {
    String head = lines.get(0).substring("rows ".length());
    int equals = head.indexOf(" = ");
    if (equals >= 0) {
      List<String> values = values(head.substring(equals + 3));
      return new Rows(values.stream().map(v -> Map.of(head.substring(0, equals), v)).toList());
    }
    String[] names = split(head);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = split(line);
      if (cells.length != names.length) {
        throw new IllegalArgumentException(names.length + " cells expected: " + line);
      }
      Map<String, String> row = new LinkedHashMap<>();
      IntStream.range(0, names.length).forEach(i -> row.put(names[i], cells[i]));
      rows.add(row);
    }
    return new Rows(rows);
  }

  private static List<String> values(String text) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      return List.of(text.split(" ", -1));
    }
    int first = Integer.parseInt(text.substring(0, dots));
    int last = Integer.parseInt(text.substring(dots + 2));
    return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
  }

  private static String[] split(String line) {
    return line.split(" *\\| ?", -1);
  }
}
