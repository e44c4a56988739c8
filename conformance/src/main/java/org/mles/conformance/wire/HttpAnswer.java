package org.mles.conformance.wire;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Head of an answer to an upgrade. Thread: any. Source: RFC 9112, section 4.
 *
 * @param status three digits
 */
public record HttpAnswer(int status, List<Field> fields) implements HttpHead {
  /** Status that opens a WebSocket. */
  public static final int SWITCHING = 101;

  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] [1-9]\\d\\d( .*)?");

  public HttpAnswer {
    fields = List.copyOf(fields);
  }

  /** Reads a head with its empty line; null if it is none. */
  public static @Nullable HttpAnswer parse(byte[] head) {
    String[] lines = HttpHead.lines(head);
    List<Field> fields = HttpHead.fields(lines);
    return fields == null || !STATUS_LINE.matcher(lines[0]).matches()
        ? null
        : new HttpAnswer(Integer.parseInt(lines[0].substring(9, 12)), fields);
  }
}
