package org.mles.conformance.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Head of an answer to an upgrade. Thread: any. Source: RFC 9112, section 4.
 *
 * @param status three digits
 * @param fields names in lower case, with values, in the order in which they came
 */
public record HttpAnswer(int status, List<Field> fields) {
  /** Status that opens a WebSocket. */
  public static final int SWITCHING = 101;

  private static final Pattern LINE_END = Pattern.compile("\r\n");
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] [1-9]\\d\\d( .*)?");

  public HttpAnswer {
    fields = List.copyOf(fields);
  }

  /**
   * One field.
   *
   * @param name in lower case
   * @param value without white space around it
   */
  public record Field(String name, String value) {}

  /** Reads a head with its empty line; null if it is none. */
  public static @Nullable HttpAnswer parse(byte[] head) {
    String[] lines = LINE_END.split(new String(head, StandardCharsets.ISO_8859_1), -1);
    if (!STATUS_LINE.matcher(lines[0]).matches()) {
      return null;
    }
    List<Field> fields = new ArrayList<>();
    // The empty line at the end makes two that are no fields.
    for (int i = 1; i < lines.length - 2; i++) {
      int colon = lines[i].indexOf(':');
      if (colon < 1) {
        return null;
      }
      String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
      fields.add(new Field(name, lines[i].substring(colon + 1).strip()));
    }
    return new HttpAnswer(Integer.parseInt(lines[0].substring(9, 12)), fields);
  }

  /** Returns the values of a field, named in lower case. */
  public List<String> values(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).toList();
  }

  /** Says whether a field is there once, with this value. */
  public boolean says(String name, String value) {
    return values(name).equals(List.of(value));
  }
}
