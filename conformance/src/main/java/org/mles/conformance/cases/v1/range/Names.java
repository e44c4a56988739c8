package org.mles.conformance.cases.v1.range;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that are names like any other, though somebody takes some of them for one. */
final class Names {
  /** No two are the same octets; each is the same as another to somebody who is not strict. */
  private static final List<String> SHORT =
      List.of(
          // Case: ASCII, Latin, Greek with its two small sigmas, Turkish, Cyrillic, beyond 16 bits.
          "a",
          "A",
          "i",
          "I",
          "\u0130",
          "\u0131",
          "\u00E9",
          "\u00C9",
          "ss",
          "\u00DF",
          "\u1E9E",
          "\u03C3",
          "\u03C2",
          "\u03A3",
          "\u0436",
          "\u0416",
          "\uD801\uDC28",
          "\uD801\uDC00",
          // One character or several, and marks in either order.
          "e\u0301",
          "\u00C5",
          "\u212B",
          "A\u030A",
          "\uAC00",
          "\u1100\u1161",
          "a\u0323\u0307",
          "a\u0307\u0323",
          // Compatible characters: ligature, circled, wide, narrow.
          "fi",
          "\uFB01",
          "1",
          "\u2460",
          "\uFF21",
          "\u30A2",
          "\uFF71",
          // Look alike: Cyrillic and Greek letters.
          "\u0430",
          "\u0391",
          // Nothing to see.
          "",
          "\u00AD",
          "\u200B",
          "\u200D",
          "\u202E",
          "\uFEFF",
          // White space, and more of it.
          " ",
          "  ",
          "\t",
          "\n",
          "\r\n",
          "\u0085",
          "\u00A0",
          "\u3000",
          // Control octets.
          "\u0000",
          "\u0000\u0000",
          "\u0000a",
          "\u0000b",
          "\u0001",
          "\u001B",
          "\u007F",
          // Signs that mean something elsewhere.
          "*",
          "#",
          "+",
          "%41",
          "%",
          "_",
          "/",
          "//",
          ".",
          "..",
          "\\",
          "\\u0041",
          "'",
          "\"",
          "?",
          // Numbers and words.
          "01",
          "1.0",
          "0x1",
          "null",
          // The same to a hash that many libraries use for text.
          "Aa",
          "BB",
          // Ends of planes.
          "\uD7FF",
          "\uE000",
          "\uFFFD",
          "\uFFFF",
          "\uD800\uDC00",
          "\uDBFF\uDFFF");

  private static final int[] LONG = {15, 31, 32, 63, 64, 127, 128, 255, 256, 1023, 1024, 4096};

  private static final List<UnaryOperator<String>> CARELESS =
      List.of(
          name -> name.toLowerCase(Locale.ROOT),
          name -> name.toUpperCase(Locale.ROOT),
          name -> Normalizer.normalize(name, Normalizer.Form.NFC),
          name -> Normalizer.normalize(name, Normalizer.Form.NFD),
          name -> Normalizer.normalize(name, Normalizer.Form.NFKC),
          String::strip,
          name -> name.replaceAll("\u0000.*", ""),
          name -> name.replaceAll("[\\p{Cc}\\p{Cf}]", ""),
          name -> name.replaceAll("[^\\x00-\\x7F]", "?"),
          name -> name.replaceAll("[^\\x00-\\x7F]", ""));

  private Names() {}

  /** Returns names that are all different, the {@code stem} in front of most and behind some. */
  static List<String> different(String stem) {
    List<String> names = new ArrayList<>();
    SHORT.forEach(text -> names.add(stem + text));
    SHORT.stream().filter(Names::isTrimmed).forEach(text -> names.add(text + stem));
    for (int length : LONG) {
      names.add(stem + "x".repeat(length) + "y");
      names.add(stem + "x".repeat(length) + "z");
    }
    return names;
  }

  /** Says whether somebody could leave the text out in front of a name, where letters stay. */
  private static boolean isTrimmed(String text) {
    return !text.isEmpty() && text.codePoints().noneMatch(Character::isLetter);
  }

  /** Returns what {@code name} is to those who are not strict, but for itself. */
  static Set<String> mistakenFor(String name) {
    Set<String> others =
        CARELESS.stream().map(careless -> careless.apply(name)).collect(Collectors.toSet());
    IntStream.of(LONG)
        .filter(length -> length < name.length())
        .forEach(length -> others.add(name.substring(0, length)));
    others.remove(name);
    return others;
  }

  /** Returns a name as a report can print it. */
  static String printed(String name) {
    String ascii =
        name.chars()
            .mapToObj(
                c ->
                    c > ' ' && c < 0x7F
                        ? Character.toString(c)
                        : String.format(Locale.ROOT, "\\u%04X", c))
            .collect(Collectors.joining());
    return ascii.length() <= 80 ? ascii : ascii.substring(0, 80) + "... of " + name.length();
  }
}
