package org.mles.conformance.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Head of a request or an answer as it is sent, right or wrong: each line can be changed, left out
 * or come twice. Thread: any.
 *
 * @param first line
 * @param fields lines behind it, without their ends
 */
public record HeadText(String first, List<String> fields) {
  public HeadText {
    fields = List.copyOf(fields);
  }

  /** Returns the answer that opens a WebSocket of Mles for a key. Source: V2-HS-08. */
  public static HeadText opening(String key) {
    return new HeadText(
        "HTTP/1.1 101 Switching Protocols",
        List.of(
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Accept: " + Upgrade.accept(key),
            "Sec-WebSocket-Protocol: " + Upgrade.PROTOCOL));
  }

  /** Returns the same with another first line. */
  public HeadText beginning(String line) {
    return new HeadText(line, fields);
  }

  /** Returns the same with these lines behind the others. */
  public HeadText with(String... lines) {
    List<String> more = new ArrayList<>(fields);
    more.addAll(List.of(lines));
    return new HeadText(first, more);
  }

  /** Returns the same without the lines of a field. */
  public HeadText without(String name) {
    return new HeadText(
        first, fields.stream().filter(line -> !line.startsWith(name + ":")).toList());
  }

  /** Returns the same with another value of a field, at the end. */
  public HeadText replacing(String name, String value) {
    return without(name).with(name + ": " + value);
  }

  /** Returns the octets on the wire; a character above 255 is the user's mistake. */
  public byte[] encode() {
    String head = first + "\r\n" + String.join("\r\n", fields) + "\r\n\r\n";
    return head.getBytes(StandardCharsets.ISO_8859_1);
  }
}
