package org.mles.conformance.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads UTF-8 that is right, and replaces nothing. Thread: any. */
public final class StrictUtf8 {
  private StrictUtf8() {}

  /** Returns the text that octets are, or null if they are none. */
  public static @Nullable String text(byte[] octets) {
    return text(octets, octets.length);
  }

  /** Returns the text that the first {@code length} octets are, or null if they are none. */
  public static @Nullable String text(byte[] octets, int length) {
    try {
      ByteBuffer in = ByteBuffer.wrap(octets, 0, length);
      return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
