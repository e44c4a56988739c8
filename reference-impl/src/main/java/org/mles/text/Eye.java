package org.mles.text;

/**
 * Walks over a text and tells of each character whether a reader sees it where it stands.
 *
 * <p>Not seen: controls, line and paragraph separators, whatever turns the direction of writing,
 * halves of surrogate pairs, private and unassigned characters, and blanks that look like nothing.
 * Seen only in their place: joiners between characters that join, the sign for "as a picture"
 * behind a symbol, and marks behind what they belong to, {@value #MOST_MARKS} at most, since a
 * hundred of them paint over the lines around. Thread: any, one at a time.
 */
final class Eye {
  private static final int MOST_MARKS = 4;
  private static final int NOTHING = -1;

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int AS_PICTURE = 0xFE0F;

  /** Scripts with letters that a joiner reshapes: Arabic to Myanmar, and Khmer with Mongolian. */
  private static final int[][] RESHAPED = {{0x0600, 0x109F}, {0x1780, 0x18AF}};

  /**
   * First and last of the characters that have a category of seen ones and are drawn as nothing.
   * Source: Unicode, Default_Ignorable_Code_Point; and the empty pattern of Braille.
   */
  private static final int[][] DRAWN_AS_NOTHING = {
    {0x034F, 0x034F},
    {0x115F, 0x1160},
    {0x17B4, 0x17B5},
    {0x180B, 0x180F},
    {0x2800, 0x2800},
    {0x3164, 0x3164},
    {0xFE00, 0xFE0F},
    {0xFFA0, 0xFFA0},
    {0xE0000, 0xE0FFF}
  };

  private final String text;
  private int next;
  private int before = NOTHING;
  private int marks;

  Eye(String text) {
    this.text = text;
  }

  /** Tells whether a reader sees a character that stands alone. */
  static boolean seesAlone(int point) {
    return new Eye(Character.toString(point)).sees(0);
  }

  /** Returns the index behind the character that was looked at last. */
  int next() {
    return next;
  }

  /** Looks at the character at index {@code at}, which is the one behind the last. */
  boolean sees(int at) {
    int point = text.codePointAt(at);
    next = at + Character.charCount(point);
    boolean seen = isMark(point) ? seesMark(point) : seesOther(point);
    marks = seen && isMark(point) ? marks + 1 : 0;
    before = seen ? point : NOTHING;
    return seen;
  }

  private boolean seesMark(int point) {
    if (point == AS_PICTURE) {
      return before != NOTHING && Character.getType(before) == Character.OTHER_SYMBOL;
    }
    return before > ' ' && marks < MOST_MARKS && !isIn(DRAWN_AS_NOTHING, point);
  }

  private boolean seesOther(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> isJoiner(point) && joins(before) && joinsNext();
      default -> !isIn(DRAWN_AS_NOTHING, point);
    };
  }

  private boolean joinsNext() {
    return next < text.length() && joins(text.codePointAt(next));
  }

  /** Tells whether a joiner beside a character can be seen by what it does. */
  private static boolean joins(int point) {
    return switch (Character.getType(point)) {
      case Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL -> !isIn(DRAWN_AS_NOTHING, point);
      default -> point == AS_PICTURE || isIn(RESHAPED, point);
    };
  }

  private static boolean isJoiner(int point) {
    return point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER;
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isIn(int[][] ranges, int point) {
    for (int[] range : ranges) {
      if (point >= range[0] && point <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
