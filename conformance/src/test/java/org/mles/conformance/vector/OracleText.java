package org.mles.conformance.vector;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** UTF-8 by the JDK's own decoder, with one bug if asked for. */
final class OracleText {
  private OracleText() {}

  /** Tells whether octets are UTF-8, or its beginning if there may be more. */
  static boolean isUtf8(Bug bug, byte[] octets, boolean end) {
    if (bug.is("NoUtf8")) {
      return true;
    }
    ByteBuffer in = ByteBuffer.wrap(bug.is("LenientUtf8") ? tamed(octets) : octets);
    CharBuffer out = CharBuffer.allocate(octets.length + 1);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, end);
    return !result.isError();
  }

  /** Makes halves of pairs and overlong forms into characters that nobody minds. */
  private static byte[] tamed(byte[] octets) {
    byte[] tamed = octets.clone();
    for (int i = 0; i < tamed.length; i++) {
      switch (tamed[i] & 0xFF) {
        case 0xC0, 0xC1 -> tamed[i] = (byte) 0xC2;
        case 0xED -> tamed[i] = (byte) 0xEE;
        default -> {}
      }
    }
    return tamed;
  }
}
