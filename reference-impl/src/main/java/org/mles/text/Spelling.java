package org.mles.text;

/** How a character is written that cannot stand for itself. Thread: any. */
enum Spelling {
  /** A backslash is doubled, so that the text can be read back. */
  LINE {
    @Override
    void seen(StringBuilder out, int point) {
      if (point == '\\') {
        out.append('\\');
      }
      out.appendCodePoint(point);
    }
  },
  /** Between quotes, which therefore have a backslash before them, too. */
  QUOTED {
    @Override
    void seen(StringBuilder out, int point) {
      if (point == '\\' || point == '"') {
        out.append('\\');
      }
      out.appendCodePoint(point);
    }
  },
  /** For people only: what is seen stays as it is. */
  SENTENCE {
    @Override
    void seen(StringBuilder out, int point) {
      out.appendCodePoint(point);
    }
  },
  /** Between quotes, as JSON has it: units of UTF-16, so that halves of pairs survive, too. */
  JSON {
    @Override
    void seen(StringBuilder out, int point) {
      QUOTED.seen(out, point);
    }

    @Override
    void hex(StringBuilder out, int point) {
      if (Character.isSupplementaryCodePoint(point)) {
        unit(out, Character.highSurrogate(point));
        unit(out, Character.lowSurrogate(point));
      } else {
        unit(out, (char) point);
      }
    }
  };

  /** Writes a character that is seen. */
  abstract void seen(StringBuilder out, int point);

  /** Writes the number of a character. */
  void hex(StringBuilder out, int point) {
    out.append("\\u{").append(Integer.toHexString(point)).append('}');
  }

  /** Writes a character that is not seen. */
  final void unseen(StringBuilder out, int point) {
    switch (point) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> hex(out, point);
    }
  }

  private static void unit(StringBuilder out, char unit) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(Character.forDigit((unit >> shift) & 0xF, 16));
    }
  }
}
