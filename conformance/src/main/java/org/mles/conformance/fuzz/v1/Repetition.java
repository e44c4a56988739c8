package org.mles.conformance.fuzz.v1;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * Bodies that are one unit again and again: cheap to send, and slow to read for a decoder whose
 * work is not bounded by the octets. None is a whole first body. Source: V1-LIM-13.
 */
enum Repetition {
  TAGS("a16161", "c0"),
  LONG_TAGS("a16161", "d9d9f7"),
  ARRAYS("a16161", "81"),
  OPEN_ARRAYS("a16161", "9f"),
  OPEN_MAPS("a16161", "bf"),
  NUMBERS("a161619f", "00"),
  EMPTY_MAPS("a161619f", "a0"),
  EMPTY_KEYS("bf", "60f6"),
  KEYS_OF_CHUNKS("a17f", "60"),
  CHUNKS("a161617f", "6161"),
  UID_OF_CHUNKS("a1637569647f", "60"),
  TAGGED_UID("a163756964", "c1"),
  ITEMS("a16e726573796e635f6d6573736167659f", "a16b656e636f6465645f6d736740"),
  TAGGED_ITEMS("a16e726573796e635f6d65737361676581a16b656e636f6465645f6d7367", "c2");

  private final String start;
  private final String unit;

  Repetition(String start, String unit) {
    this.start = start;
    this.unit = unit;
  }

  /** Returns the run that this number means. */
  static Repetition of(int number) {
    return values()[Math.floorMod(number, values().length)];
  }

  /** Returns the start and as many units as fit into {@code octets}, at least one. */
  byte[] body(int octets) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(octets);
    body.writeBytes(HexFormat.of().parseHex(start));
    byte[] again = HexFormat.of().parseHex(unit);
    do {
      body.writeBytes(again);
    } while (body.size() + again.length <= octets);
    return body.toByteArray();
  }
}
