package org.mles.text;

/**
 * Makes text from strangers safe to print: one line, no terminal commands, nothing invisible.
 *
 * <p>Backslash, control, direction and other unseen characters become {@code \\}, {@code \n},
 * {@code \t}, {@code \r} or <code>&#92;u{hex}</code>; joiners inside emoji and words stay. Thread:
 * any.
 */
public final class Printable {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private Printable() {}

  /** Returns {@code text} on one line. */
  public static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(line, point));
    return line.toString();
  }

  /** Returns {@code text} on one line, in quotes, cut after {@code maxPoints} code points. */
  public static String quoted(String text, int maxPoints) {
    boolean cut = text.codePointCount(0, text.length()) > maxPoints;
    String shown = cut ? text.substring(0, text.offsetByCodePoints(0, maxPoints)) : text;
    return '"' + line(shown) + '"' + (cut ? "…" : "");
  }

  private static void append(StringBuilder line, int point) {
    switch (point) {
      case '\\' -> line.append("\\\\");
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isSeen(point)) {
          line.appendCodePoint(point);
        } else {
          line.append("\\u{").append(Integer.toHexString(point)).append('}');
        }
      }
    }
  }

  private static boolean isSeen(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER;
      default -> true;
    };
  }
}
