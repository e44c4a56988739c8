package org.mles.inspect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HexFormat;
import org.mles.text.Printable;

/**
 * Octets of frames as people have them: raw, or as hexadecimal text with spaces, colons and line
 * breaks wherever they like.
 *
 * <p>The two cannot be mistaken for each other: a frame begins with 'M', which is no hexadecimal
 * digit. Thread: any.
 */
public final class FrameInput {
  /** That of UTF-8, each octet as a character. */
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private FrameInput() {}

  /**
   * Returns the octets of a file: as they are, unless all of it is hexadecimal text, behind a
   * byte-order mark or not.
   *
   * @throws IllegalArgumentException if it is text in UTF-16, or has half an octet at its end
   */
  public static byte[] ofFile(byte[] content) {
    String whole = new String(content, ISO_8859_1);
    if (whole.startsWith("\u00FF\u00FE") || whole.startsWith("\u00FE\u00FF")) {
      throw new IllegalArgumentException("text in UTF-16; save it as UTF-8");
    }
    String text = whole.startsWith(BYTE_ORDER_MARK) ? whole.substring(3) : whole;
    return text.chars().allMatch(FrameInput::isHexOrGap) ? ofHex(text) : content;
  }

  /**
   * Returns the octets of hexadecimal text.
   *
   * @throws IllegalArgumentException if it is not, or has half an octet at its end
   */
  public static byte[] ofHex(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isHexOrGap(c)) {
        throw new IllegalArgumentException(
            "character "
                + (i + 1)
                + " is no hexadecimal digit: "
                + Printable.quoted(Character.toString(c)));
      }
      if (HexFormat.isHexDigit(c)) {
        digits.append(c);
      }
    }
    if (digits.length() % 2 != 0) {
      throw new IllegalArgumentException(
          digits.length() + " hexadecimal digits: half an octet is left over");
    }
    return HexFormat.of().parseHex(digits);
  }

  private static boolean isHexOrGap(int c) {
    return HexFormat.isHexDigit(c) || Character.isWhitespace(c) || c == ':';
  }
}
