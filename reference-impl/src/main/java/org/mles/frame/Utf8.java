package org.mles.frame;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Strict UTF-8: nothing is replaced, nothing is normalised. Thread: any. */
public final class Utf8 {
  private Utf8() {}

  /**
   * Encodes {@code text}.
   *
   * @throws IllegalArgumentException if it holds a lone surrogate
   */
  public static byte[] encode(String text) {
    try {
      ByteBuffer octets = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] exact = new byte[octets.remaining()];
      octets.get(exact);
      return exact;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("text without a UTF-8 form: " + e.getMessage(), e);
    }
  }

  /** Decodes octets; null if they are not UTF-8. */
  public static @Nullable String decode(byte[] octets) {
    if (isAscii(octets)) {
      return new String(octets, StandardCharsets.US_ASCII);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Most names are, and need no decoder. */
  private static boolean isAscii(byte[] octets) {
    for (byte octet : octets) {
      if (octet < 0) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether {@code text} has a UTF-8 form, that is, holds no lone surrogate. */
  public static boolean canEncode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
