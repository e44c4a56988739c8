package org.mles.frame;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of one CBOR text token that a parser has already found to be whole.
 *
 * <p>The parser decodes leniently (overlong forms, surrogates); a name that two spellings share
 * would let one connection speak for another, so names are decoded again, strictly. Thread: any.
 * Source: V1-CBOR-11.
 */
final class CborText {
  private static final int TAG = 6;
  private static final int INDEFINITE_TEXT = 0x7F;
  private static final int BREAK = 0xFF;

  private final byte[] in;
  private int at;

  private CborText(byte[] in, int at) {
    this.in = in;
    this.at = at;
  }

  /** Returns the text of the token that starts at {@code at}, or null if it is not UTF-8. */
  static @Nullable String strict(byte[] in, int at) {
    try {
      ByteBuffer octets = ByteBuffer.wrap(new CborText(in, at).octets());
      return StandardCharsets.UTF_8.newDecoder().decode(octets).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private byte[] octets() {
    while ((in[at] & 0xFF) >>> 5 == TAG) {
      argument();
    }
    if ((in[at] & 0xFF) != INDEFINITE_TEXT) {
      return chunk();
    }
    at++;
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    while ((in[at] & 0xFF) != BREAK) {
      joined.writeBytes(chunk());
    }
    return joined.toByteArray();
  }

  private byte[] chunk() {
    int octets = (int) argument();
    at += octets;
    return Arrays.copyOfRange(in, at - octets, at);
  }

  private long argument() {
    int low = in[at++] & 0x1F;
    if (low < 24) {
      return low;
    }
    long value = 0;
    for (int i = 1 << (low - 24); i > 0; i--) {
      value = (value << 8) | (in[at++] & 0xFF);
    }
    return value;
  }
}
