package org.mles.benchmarks.process;

/** Text of others, made fit for a terminal and a page. Thread: any. */
public final class Printable {
  private static final char REPLACED = '?';

  private Printable() {}

  /** Replaces what controls a terminal, turns the direction of writing, or is no character. */
  public static String of(String text) {
    StringBuilder fit = new StringBuilder(text.length());
    text.codePoints().forEach(c -> fit.appendCodePoint(harmless(c) ? c : REPLACED));
    return fit.toString();
  }

  private static boolean harmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          c == '\t';
      default -> true;
    };
  }
}
