package org.mles.text;

/**
 * Makes text from strangers safe to print: on one line, without commands to a terminal, nothing
 * unseen in it, and short where it is only a name.
 *
 * <p>What {@link Eye} does not see is spelt out as <code>&#92;u{hex}</code>, or as {@code \n},
 * {@code \t}, {@code \r}; in JSON as that language does it. Thread: any.
 */
public final class Printable {
  /** Code points of a name that are shown; nobody tells names apart by what comes later. */
  private static final int NAME_POINTS = 60;

  /** A sentence may quote a name in its middle: when it is too long, both ends stay. */
  private static final int HEAD_POINTS = 160;

  private static final int TAIL_POINTS = 80;

  private Printable() {}

  /** Returns all of {@code text}; a backslash is doubled, so that nothing is lost. */
  public static String line(String text) {
    return spelt(text, Spelling.LINE);
  }

  /** Returns a name on its own, cut if it is long, then followed by an ellipsis. */
  public static String name(String text) {
    int cut = after(text, NAME_POINTS);
    return cut == text.length() ? line(text) : line(text.substring(0, cut)) + '…';
  }

  /** Returns a name in quotes, for the middle of a sentence; cut if it is long. */
  public static String quoted(String text) {
    int cut = after(text, NAME_POINTS);
    String shown = '"' + spelt(text.substring(0, cut), Spelling.QUOTED) + '"';
    return cut == text.length() ? shown : shown + '…';
  }

  /**
   * Returns a sentence that may hold a stranger's words, such as the message of an exception. It
   * keeps its backslashes and, if it is long, loses its middle.
   */
  public static String sentence(String text) {
    int head = after(text, HEAD_POINTS);
    int tail = before(text, TAIL_POINTS);
    return head >= tail
        ? spelt(text, Spelling.SENTENCE)
        : spelt(text.substring(0, head), Spelling.SENTENCE)
            + " … "
            + spelt(text.substring(tail), Spelling.SENTENCE);
  }

  /** Returns a JSON string with its quotes, which reads back as {@code text}, whatever is in it. */
  public static String json(String text) {
    return '"' + spelt(text, Spelling.JSON) + '"';
  }

  private static String spelt(String text, Spelling spelling) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    Eye eye = new Eye(text);
    for (int at = 0; at < text.length(); at = eye.next()) {
      int point = text.codePointAt(at);
      if (eye.sees(at)) {
        spelling.seen(out, point);
      } else {
        spelling.unseen(out, point);
      }
    }
    return out.toString();
  }

  /** Returns where the first {@code points} end, without walking over a huge rest. */
  private static int after(String text, int points) {
    int at = 0;
    for (int i = 0; i < points && at < text.length(); i++) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static int before(String text, int points) {
    int at = text.length();
    for (int i = 0; i < points && at > 0; i++) {
      at -= Character.charCount(text.codePointBefore(at));
    }
    return at;
  }
}
