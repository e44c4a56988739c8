package org.mles.inspect;

import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.Locale;

/** Prints octets beside what they mean, up to a bounded number of lines. Thread: caller. */
final class HexLines {
  private static final int OCTETS_SHOWN = 8;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private final PrintWriter out;
  private final byte[] octets;
  private int left;

  HexLines(PrintWriter out, byte[] octets, int maxLines) {
    this.out = out;
    this.octets = octets;
    this.left = maxLines;
  }

  /** Prints one field: its offset, its first octets, its meaning. */
  void field(int depth, int at, int length, String meaning) {
    int shown = Math.min(length, OCTETS_SHOWN);
    String hex = HEX.formatHex(octets, at, at + shown) + (length > shown ? " …" : "");
    line(String.format(Locale.ROOT, "%08x  %-26s%s%s", at, hex, "  ".repeat(depth), meaning));
  }

  /** Prints a line that belongs to no octets. */
  void note(int depth, String text) {
    line(" ".repeat(36) + "  ".repeat(depth) + text);
  }

  private void line(String text) {
    left--;
    if (left > 0) {
      out.println(text);
    } else if (left == 0) {
      out.println("… more lines are not shown");
    }
  }
}
