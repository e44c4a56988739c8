package org.mles.conformance.cases.v1;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.mles.conformance.wire.Body;

/** Bodies of any length that may be dear to decode: one short piece of CBOR, again and again. */
enum HostileBody {
  TAGS("a16161", "c0", "00"),
  NESTED_ARRAYS("a16161", "81", "00"),
  NESTED_OPEN_MAPS("a16161", "bf60", "00"),
  EMPTY_KEYS("bf", "6000", "ff"),
  EMPTY_CHUNKS_OF_A_NAME("a1637569647f", "60", "ff"),
  EMPTY_CHUNKS_OF_A_MESSAGE("a1676d6573736167655f", "40", "ff"),
  MANY_NUMBERS("a161619f", "00", "ff"),
  MANY_ITEMS("a16e726573796e635f6d6573736167659f", "a16b656e636f6465645f6d73674161", "ff");

  private final String beginning;
  private final String again;
  private final String end;

  HostileBody(String beginning, String again, String end) {
    this.beginning = beginning;
    this.again = again;
    this.end = end;
  }

  /** Returns a body of about {@code octets}, never more. */
  byte[] body(int octets) {
    byte[] piece = hex(again);
    byte[] last = hex(end);
    ByteArrayOutputStream body = new ByteArrayOutputStream(octets);
    body.writeBytes(hex(beginning));
    while (body.size() + piece.length + last.length <= octets) {
      body.writeBytes(piece);
    }
    body.writeBytes(last);
    return body.toByteArray();
  }

  /** Returns the body of {@code octets} that costs least: a message of that length. */
  static byte[] harmless(int octets) {
    return Body.message("u", "c", new byte[octets - Body.message("u", "c", new byte[0]).length]);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
