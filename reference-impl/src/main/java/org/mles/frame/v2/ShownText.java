package org.mles.frame.v2;

/**
 * The text of an object without the members that are left out; everything else as it was written.
 * Thread: caller. Source: V2-FWD-05.
 */
final class ShownText {
  private final String text;
  private final StringBuilder shown = new StringBuilder();

  /** Where the text begins that is not copied yet, and where the last member ended. */
  private int from;

  private int end;

  ShownText(String text) {
    this.text = text;
  }

  /** Says where a member ended, or where the object began. */
  void goesOnAt(int offset) {
    end = offset;
  }

  /** Leaves out the member behind the last, which ends at {@code offset}, and one comma. */
  void leaveOutUpTo(int offset) {
    // One that was left out before it has taken its comma along.
    boolean first = from > end || isBegin();
    shown.append(text, from, Math.max(from, end));
    from = first ? behindComma(offset) : offset;
  }

  /** Tells whether nothing but the brace stands before the member. */
  private boolean isBegin() {
    return text.charAt(end - 1) == '{' && text.substring(0, end - 1).isBlank();
  }

  private int behindComma(int offset) {
    int at = offset;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && text.charAt(at) == ',' ? at + 1 : offset;
  }

  /** Returns what is left, once. */
  String text() {
    return shown.append(text, from, text.length()).toString();
  }
}
