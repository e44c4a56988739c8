package org.mles.conformance.run.subjects.client;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a place of a command is filled with: one word of the shell. Thread: any. */
final class ShellWord {
  private ShellWord() {}

  /** Fills a place with one word; quotes around the place are taken away. */
  static String fill(String template, String place, @Nullable String text) {
    String word = word(text);
    return template
        .replace("'" + place + "'", word)
        .replace("\"" + place + "\"", word)
        .replace(place, word);
  }

  /**
   * Writes a text as one word of the shell. What is not plain is spelt octet by octet, since the
   * Java runtime cannot hand every text to a process in every locale.
   */
  @SuppressWarnings("OrphanedFormatString") // the format is for the shell
  static String word(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "''";
    } else if (text.matches("[A-Za-z0-9.:_-]+")) {
      return text;
    }
    StringBuilder word = new StringBuilder("\"$(printf %b '");
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      word.append(String.format(Locale.ROOT, "\\0%03o", octet & 0xFF));
    }
    return word.append("')\"").toString();
  }
}
