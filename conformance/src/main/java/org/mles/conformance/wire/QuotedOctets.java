package org.mles.conformance.wire;

import java.util.Arrays;
import java.util.HexFormat;
import org.mles.conformance.text.Printable;
import org.mles.conformance.text.StrictUtf8;

/** Shows the beginning of octets of others: as text in quotes, or in hexadecimal. Thread: any. */
public final class QuotedOctets {
  private static final int MOST_CHARACTERS = 80;
  private static final int MOST_OCTETS = 12;

  /** So many octets are enough for a text of that length. */
  static final int ENOUGH = 4 * (MOST_CHARACTERS + 1);

  private QuotedOctets() {}

  /**
   * Returns what was kept, in short.
   *
   * @param known the first octets
   * @param total how many there were
   */
  public static String of(byte[] known, long total) {
    return ofFew(known.length > ENOUGH ? Arrays.copyOf(known, ENOUGH) : known, total);
  }

  private static String ofFew(byte[] known, long total) {
    String text = text(known, known.length < total);
    return text.isEmpty() && known.length > 0 ? hex(known, total) : quoted(text, known, total);
  }

  /** Returns the text that octets are, without a character that is cut; empty if they are none. */
  private static String text(byte[] known, boolean cut) {
    int least = cut ? Math.max(0, known.length - 3) : known.length;
    for (int length = known.length; length >= least; length--) {
      String text = StrictUtf8.text(known, length);
      if (text != null) {
        return text.equals(Printable.line(text)) ? text : "";
      }
    }
    return "";
  }

  private static String quoted(String text, byte[] known, long total) {
    int characters = text.codePointCount(0, text.length());
    int end = text.offsetByCodePoints(0, Math.min(characters, MOST_CHARACTERS));
    boolean cut = end < text.length() || known.length < total;
    return '"' + text.substring(0, end).replace("\"", "\\\"") + (cut ? "...\"" : "\"");
  }

  private static String hex(byte[] known, long total) {
    byte[] shown = Arrays.copyOf(known, Math.min(known.length, MOST_OCTETS));
    return "0x" + HexFormat.of().formatHex(shown) + (shown.length < total ? "..." : "");
  }
}
