package org.mles.frame.v1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Judges and reads one CBOR item where the parser stands, by nothing but its octets.
 *
 * <p>The parser alone will not do. It takes malformed UTF-8, and a name that two spellings share
 * would let one connection speak for another. It follows references from one string to another, so
 * that a few octets can stand for megabytes. And it reserves up to 250 000 octets for a byte string
 * that only says that it is so long. Thread: any. Source: V1-CBOR-11, V1-CBOR-14.
 */
final class CborItem {
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int MAP = 5;
  private static final int INDEFINITE = 31;
  private static final int BREAK = 0xFF;
  private static final int END = -1;

  private final byte[] in;
  private int at;

  private CborItem(byte[] in, int at) {
    this.in = in;
    this.at = at;
  }

  /** Tells whether a map starts at {@code at}, without a tag. */
  static boolean isMap(byte[] in, int at) {
    return new CborItem(in, at).peek() >>> 5 == MAP;
  }

  /** Copies the byte string that starts at {@code at}; null if that is not a whole one. */
  static byte @Nullable [] bytes(byte[] in, int at) {
    return new CborItem(in, at).bytes();
  }

  /** Returns the text that starts at {@code at}; null if that is not a whole text in UTF-8. */
  static @Nullable String text(byte[] in, int at) {
    return new CborItem(in, at).text();
  }

  private byte @Nullable [] bytes() {
    if (peek() != head(BYTES, INDEFINITE)) {
      ByteBuffer whole = chunk(BYTES);
      return whole == null ? null : copyOf(whole);
    }
    at++;
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    while (peek() != BREAK) {
      ByteBuffer chunk = chunk(BYTES);
      if (chunk == null) {
        return null;
      }
      joined.writeBytes(copyOf(chunk));
    }
    return joined.toByteArray();
  }

  private @Nullable String text() {
    if (peek() != head(TEXT, INDEFINITE)) {
      return utf8(chunk(TEXT));
    }
    at++;
    StringBuilder joined = new StringBuilder();
    while (peek() != BREAK) {
      String chunk = utf8(chunk(TEXT));
      if (chunk == null) {
        return null;
      }
      joined.append(chunk);
    }
    return joined.toString();
  }

  private static byte[] copyOf(ByteBuffer octets) {
    byte[] copy = new byte[octets.remaining()];
    octets.get(copy);
    return copy;
  }

  private static @Nullable String utf8(@Nullable ByteBuffer octets) {
    if (octets == null) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(octets).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Takes a string of definite length; null if there is none or it is longer than what is left. */
  private @Nullable ByteBuffer chunk(int major) {
    if (peek() >>> 5 != major) {
      return null;
    }
    long octets = argument();
    if (octets < 0 || octets > in.length - at) {
      return null;
    }
    ByteBuffer chunk = ByteBuffer.wrap(in, at, (int) octets);
    at += (int) octets;
    return chunk;
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

  private static int head(int major, int low) {
    return major << 5 | low;
  }
}
