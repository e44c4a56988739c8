package org.mles.conformance.selftest.model.v2;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.mles.conformance.wire.HttpAnswer;

/** An answer to a request, without a body. Thread: any. */
public record Reply(int status, List<String> fields) {
  private static final Map<Integer, String> PHRASES =
      Map.of(
          HttpAnswer.SWITCHING,
          "Switching Protocols",
          400,
          "Bad Request",
          403,
          "Forbidden",
          404,
          "Not Found",
          405,
          "Method Not Allowed",
          426,
          "Upgrade Required",
          431,
          "Request Header Fields Too Large",
          503,
          "Service Unavailable",
          505,
          "HTTP Version Not Supported");

  /** Takes a copy of the fields. */
  public Reply {
    fields = List.copyOf(fields);
  }

  /** Returns the octets on the wire. */
  byte[] encode() {
    String first = "HTTP/1.1 " + status + " " + PHRASES.getOrDefault(status, "");
    String head = first + "\r\n" + String.join("\r\n", fields) + "\r\n\r\n";
    return head.getBytes(StandardCharsets.ISO_8859_1);
  }
}
