package org.mles.conformance.wire;

import java.util.HexFormat;
import java.util.Locale;

/** Renders octets with offsets and, where they are a frame, field names. Thread: any. */
public final class HexDump {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final int ROW = 16;

  private HexDump() {}

  /**
   * Returns one line per field of the header, then the body in rows of 16 with its text.
   *
   * @param octets may be cut anywhere
   * @param total how many octets there were before they were cut for the dump
   */
  public static String of(byte[] octets, long total) {
    StringBuilder text = new StringBuilder();
    boolean frame = octets.length > 0 && octets[0] == RawFrame.TYPE;
    int at = 0;
    if (frame) {
      at = field(text, octets, 0, 1, "type");
      at = field(text, octets, at, 3, "length");
      at = field(text, octets, at, 4, "cid");
      at = field(text, octets, at, 8, "key");
    }
    while (at < octets.length) {
      int end = Math.min(at + ROW, octets.length);
      row(text, octets, at, end, printable(octets, at, end));
      at = end;
    }
    if (total > octets.length) {
      text.append("  ...   " + (total - octets.length) + " octets more\n");
    }
    return text.toString();
  }

  private static int field(StringBuilder text, byte[] octets, int at, int width, String name) {
    int end = Math.min(at + width, octets.length);
    if (at < end) {
      row(text, octets, at, end, end - at < width ? name + " (cut)" : name);
    }
    return end;
  }

  private static void row(StringBuilder text, byte[] octets, int from, int to, String note) {
    String hex = HEX.formatHex(octets, from, to);
    text.append(String.format(Locale.ROOT, "%06x  %-47s  %s\n", from, hex, note));
  }

  private static String printable(byte[] octets, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(octets[i] >= 0x20 && octets[i] < 0x7F ? (char) octets[i] : '.');
    }
    return text.toString();
  }
}
