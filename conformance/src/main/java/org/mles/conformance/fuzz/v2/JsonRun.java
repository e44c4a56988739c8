package org.mles.conformance.fuzz.v2;

/**
 * First messages that are one unit again and again: cheap to send, and slow to read for a reader
 * whose work is not bounded by the octets. None is a whole first message. Source: V2-ROB-01.
 */
enum JsonRun {
  ARRAYS("", "["),
  OBJECTS("", "{\"a\":"),
  ARRAYS_OF_UID("{\"uid\":", "["),
  SPACES("{", " "),
  MEMBERS("{", "\"a\":1,"),
  EMPTY_NAMES("{", "\"\":\"\","),
  ESCAPES("{\"uid\":\"", "\\u0061"),
  BACKSLASHES("{\"uid\":\"", "\\\\"),
  DIGITS("{\"uid\":", "9"),
  EXPONENT("{\"uid\":1e", "9"),
  COMMAS("{\"uid\":[", "1,");

  private final String start;
  private final String unit;

  JsonRun(String start, String unit) {
    this.start = start;
    this.unit = unit;
  }

  /** Returns the run that this number means. */
  static JsonRun of(int number) {
    return values()[Math.floorMod(number, values().length)];
  }

  /** Returns the start and as many units as fit into {@code octets}, at least one. */
  String text(int octets) {
    return start + unit.repeat(Math.max(1, (octets - start.length()) / unit.length()));
  }
}
