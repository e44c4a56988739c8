package org.mles.conformance.probe.lines;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How a client under test reads and writes a message as one line. Thread: any. */
public enum LineForm {
  /** The octets as they are; a message with a line end or other controls has no line. */
  TEXT,
  /** Two hexadecimal digits an octet; every message has a line. */
  HEX;

  /** Returns the line of {@code message}, without its end. */
  public byte[] line(byte[] message) {
    return this == TEXT
        ? message
        : HexFormat.of().formatHex(message).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Returns the message of a line.
   *
   * @throws IllegalArgumentException if the line has not this form
   */
  public byte[] message(byte[] line) {
    return this == TEXT
        ? line
        : HexFormat.of().parseHex(new String(line, StandardCharsets.US_ASCII));
  }
}
