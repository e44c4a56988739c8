package org.mles.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/**
 * Texts that somebody may choose as a name to forge lines, to command a terminal, to hide something
 * or to fill a log; and the test that nothing of the kind is left.
 */
public final class HostileTexts {
  /** Lines that are written about such a name may not be longer. */
  public static final int LONGEST_LINE = 3000;

  private static final int FLOOD = 300 << 10;

  private static final List<String> ALL =
      List.of(
          "\u001b[2J\u001b]0;title\u0007",
          "a\nINFO: forged line",
          "a\r\nforged",
          "a\rforged",
          "a\0b",
          "a\b\b\bb",
          "a\tb",
          "\u007f",
          "\u009b31m and \u0085 and \u0090",
          "a\u2028forged",
          "a\u2029forged",
          "\u202egnp.exe\u202c",
          "\u2066a\u2067b\u2068c\u2069",
          "\u200ea\u200fb\u061cc",
          "a\u200bb\u2060c\ufeffd\u00ade",
          "ali\u200dce",
          "\u4e2d\u200c\u6587",
          "a\u200d",
          "\u200d\u200d\u200d",
          "a\ufe0fb\ufe01",
          "a\u034fb\u115fc\u3164d\uffa0e\u2800f",
          "z" + "\u0301\u0489\u20dd".repeat(500),
          "\u0301at the start",
          "\ud800",
          "a\udc00b",
          "\udc00\ud800",
          "\ud83d\ude00".repeat(100) + "\ud83d",
          "\udb40\udc41\udb40\udc42\udb40\udd00",
          "\udbff\udffd\ue000\uffff",
          "\uffff\ufdd0",
          "n".repeat(FLOOD),
          "\u202e".repeat(FLOOD),
          "\\u{1b}",
          "a\" is down: \"b",
          "name' OR ''='",
          "@/etc/passwd",
          "%s%n%d",
          "{0} {}",
          "${sys:user.home}",
          "@|red text|@",
          "<b>&amp;</b>",
          "-".repeat(3),
          "\u0661\u0662\u0663");

  private HostileTexts() {}

  /** Returns the table, with names for the reports of tests. */
  public static Stream<Named<String>> all() {
    return ALL.stream().map(text -> Named.of(Printable.quoted(text), text));
  }

  /** Returns the first character of a line that nobody may see raw, as its number; or nothing. */
  public static String firstUnsafe(String line) {
    int before = ' ';
    int marks = 0;
    for (int at = 0; at < line.length(); at += Character.charCount(before)) {
      int point = line.codePointAt(at);
      marks = Character.getType(point) == Character.NON_SPACING_MARK ? marks + 1 : 0;
      if (isUnsafe(point) || marks > 4) {
        return String.format(Locale.ROOT, "U+%04X at %d", point, at);
      }
      before = point;
    }
    return "";
  }

  /** A second opinion: a list of what is known to do harm, where the code has one of harmless. */
  private static boolean isUnsafe(int point) {
    return point < 0x20
        || (point >= 0x7F && point < 0xA0)
        || point == 0xAD
        || point == 0x34F
        || point == 0x61C
        || (point >= 0x115F && point <= 0x1160)
        || (point >= 0x200B && point <= 0x200F)
        || (point >= 0x2028 && point <= 0x202E)
        || (point >= 0x2060 && point <= 0x206F)
        || point == 0x2800
        || point == 0x3164
        || (point >= 0xD800 && point <= 0xF8FF)
        || (point >= 0xFDD0 && point <= 0xFDEF)
        || (point >= 0xFE00 && point <= 0xFE0F)
        || point == 0xFEFF
        || point == 0xFFA0
        || (point & 0xFFFE) == 0xFFFE
        || point >= 0xE0000;
  }
}
