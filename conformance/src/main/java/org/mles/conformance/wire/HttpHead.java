package org.mles.conformance.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Head of a request or of an answer. Thread: any. Source: RFC 9112, section 5. */
public interface HttpHead {
  /** Ends each line. */
  Pattern LINE_END = Pattern.compile("\r\n");

  /** Returns its fields, in the order in which they came. */
  List<Field> fields();

  /**
   * One field.
   *
   * @param name in lower case
   * @param value without white space around it
   */
  record Field(String name, String value) {}

  /** Returns the lines of a head: the first, its fields, and two empty ones. */
  static String[] lines(byte[] head) {
    return LINE_END.split(new String(head, StandardCharsets.ISO_8859_1), -1);
  }

  /** Returns the fields behind the first line; null if a line is none. */
  static @Nullable List<Field> fields(String[] lines) {
    List<Field> fields = new ArrayList<>();
    for (int i = 1; i < lines.length - 2; i++) {
      int colon = lines[i].indexOf(':');
      if (colon < 1) {
        return null;
      }
      String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
      fields.add(new Field(name, lines[i].substring(colon + 1).strip()));
    }
    return fields;
  }

  /** Returns the values of a field, named in lower case. */
  default List<String> values(String name) {
    return fields().stream().filter(f -> f.name().equals(name)).map(Field::value).toList();
  }

  /** Returns what the fields of a name list. */
  default List<String> listed(String name) {
    return values(name).stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(String::strip)
        .filter(member -> !member.isEmpty())
        .toList();
  }

  /** Says whether a field is there once, with this value. */
  default boolean says(String name, String value) {
    return values(name).equals(List.of(value));
  }

  /** Says whether the fields of a name list a word, in any case of letters. */
  default boolean lists(String name, String word) {
    return listed(name).stream().anyMatch(word::equalsIgnoreCase);
  }
}
