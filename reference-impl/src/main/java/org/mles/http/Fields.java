package org.mles.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The fields of a head in their order; names are the same in any letter case. Thread: any.
 *
 * @param all name in lower case and value, without the white space around it
 */
public record Fields(List<Field> all) {
  /** One line of a head. */
  public record Field(String name, String value) {}

  private static final Pattern COMMA = Pattern.compile(",");

  /** Takes a copy of the list. */
  public Fields {
    all = List.copyOf(all);
  }

  /** Returns the values of all fields of that name. */
  public List<String> all(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return all.stream().filter(field -> field.name().equals(wanted)).map(Field::value).toList();
  }

  /** Tells whether there is a field whose name begins so. */
  public boolean anyBegins(String prefix) {
    String wanted = prefix.toLowerCase(Locale.ROOT);
    return all.stream().anyMatch(field -> field.name().startsWith(wanted));
  }

  /**
   * Returns what fields of that name list, as if it were one field; empty members of the list are
   * left out. Source: RFC 9110, section 5.6.1.
   */
  public List<String> listed(String name) {
    List<String> members = new ArrayList<>();
    for (String value : all(name)) {
      COMMA
          .splitAsStream(value)
          .map(String::strip)
          .filter(member -> !member.isEmpty())
          .forEach(members::add);
    }
    return members;
  }

  /** Tells whether a list names a word, in any letter case. */
  public boolean lists(String name, String word) {
    return listed(name).stream().anyMatch(word::equalsIgnoreCase);
  }
}
