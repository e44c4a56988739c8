package org.mles.frame;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Judges and reads one CBOR item where the parser stands, by nothing but its octets.
 *
 * <p>The parser alone will not do: it takes malformed UTF-8, and follows references from one string
 * to another, so that a few octets can stand for megabytes. A name that two spellings share would
 * let one connection speak for another. Nothing is believed about a length before that many octets
 * are seen. Thread: any. Source: V1-CBOR-11, V1-CBOR-14.
 */
final class CborItem {
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int MAP = 5;
  private static final int INDEFINITE_TEXT = 0x7F;
  private static final int BREAK = 0xFF;
  private static final int END = -1;

  private final byte[] in;
  private int at;

  private CborItem(byte[] in, int at) {
    this.in = in;
    this.at = at;
  }

  /** Tells whether a byte string starts at {@code at}, spelt out there and without a tag. */
  static boolean isBytes(byte[] in, int at) {
    return new CborItem(in, at).peek() >>> 5 == BYTES;
  }

  /** Tells whether a map starts at {@code at}, without a tag. */
  static boolean isMap(byte[] in, int at) {
    return new CborItem(in, at).peek() >>> 5 == MAP;
  }

  /** Returns the text that starts at {@code at}; null if that is not a whole text in UTF-8. */
  static @Nullable String text(byte[] in, int at) {
    return new CborItem(in, at).text();
  }

  private @Nullable String text() {
    if (peek() != INDEFINITE_TEXT) {
      return chunk();
    }
    at++;
    StringBuilder joined = new StringBuilder();
    while (peek() != BREAK) {
      String chunk = chunk();
      if (chunk == null) {
        return null;
      }
      joined.append(chunk);
    }
    return joined.toString();
  }

  private @Nullable String chunk() {
    if (peek() >>> 5 != TEXT) {
      return null;
    }
    long octets = argument();
    if (octets < 0 || octets > in.length - at) {
      return null;
    }
    ByteBuffer utf8 = ByteBuffer.wrap(in, at, (int) octets);
    at += (int) octets;
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Takes a head; returns its argument, negative if there is none or it is past all bounds. */
  private long argument() {
    int low = in[at++] & 0x1F;
    if (low < 24) {
      return low;
    }
    int octets = 1 << (low - 24);
    if (low > 27 || octets > in.length - at) {
      return END;
    }
    long value = 0;
    for (int i = 0; i < octets; i++) {
      value = (value << 8) | (in[at++] & 0xFF);
    }
    return value;
  }

  private int peek() {
    return at < in.length ? in[at] & 0xFF : END;
  }
}
