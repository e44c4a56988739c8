package org.mles.conformance.wire;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Head of a request. Thread: any. Source: RFC 9112, section 3.
 *
 * @param line its first line
 */
public record HttpRequest(String line, List<Field> fields) implements HttpHead {
  private static final Pattern REQUEST_LINE = Pattern.compile("[A-Z]+ \\S+ HTTP/1\\.[01]");

  public HttpRequest {
    fields = List.copyOf(fields);
  }

  /** Reads a head with its empty line; null if it is none. */
  public static @Nullable HttpRequest parse(byte[] head) {
    String[] lines = HttpHead.lines(head);
    List<Field> fields = HttpHead.fields(lines);
    return fields == null || !REQUEST_LINE.matcher(lines[0]).matches()
        ? null
        : new HttpRequest(lines[0], fields);
  }
}
