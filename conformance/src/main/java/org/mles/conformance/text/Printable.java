package org.mles.conformance.text;

import java.util.Locale;

/**
 * Shows text of subjects and files without letting it steer what shows it: control characters,
 * marks that turn the direction of writing or take no room, halves of pairs and what is no
 * character are spelled as {@code U+202E}. Thread: any.
 */
public final class Printable {
  /** Longest line that says what was read somewhere; the rest of it helps nobody. */
  private static final int SHORT = 300;

  private Printable() {}

  /** Returns the text in one line; line ends and tabs are spelled, too. */
  public static String line(String text) {
    return spelled(text, false);
  }

  /** Returns the beginning of the text in one line. */
  public static String shortLine(String text) {
    int end = text.offsetByCodePoints(0, Math.min(SHORT, text.codePointCount(0, text.length())));
    return line(text.substring(0, end)) + (end < text.length() ? "..." : "");
  }

  /** Returns the first line of the text. */
  public static String firstLine(String text) {
    return line(text.lines().findFirst().orElse(""));
  }

  /** Returns the text; its line feeds and tabs stay. */
  public static String text(String text) {
    return spelled(text, true);
  }

  /**
   * Returns the same JSON, with such characters spelled as escapes; control characters are so
   * already.
   */
  public static String json(String json) {
    StringBuilder out = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              if (c < ' ' || isPlain(c)) {
                out.appendCodePoint(c);
              } else {
                Character.toString(c)
                    .chars()
                    .forEach(unit -> out.append(String.format(Locale.ROOT, "\\u%04x", unit)));
              }
            });
    return out.toString();
  }

  private static String spelled(String text, boolean lines) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isPlain(c) || (lines && (c == '\n' || c == '\t'))) {
                out.appendCodePoint(c);
              } else {
                out.append(String.format(Locale.ROOT, "U+%04X", c));
              }
            });
    return out.toString();
  }

  private static boolean isPlain(int c) {
    boolean noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return !noncharacter
        && switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SURROGATE ->
              false;
          default -> true;
        };
  }
}
