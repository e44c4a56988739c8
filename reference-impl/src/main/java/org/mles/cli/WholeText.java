package org.mles.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Text and its UTF-8 form, as long as neither loses anything. Thread: any. */
final class WholeText {
  /** What a decoder puts in place of what it cannot read. */
  private static final char REPLACEMENT = '\uFFFD';

  private WholeText() {}

  /** Returns octets as text, or null if they are not UTF-8. */
  static @Nullable String of(byte[] octets) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /**
   * Returns the octets of a word of the command line.
   *
   * @param what names the word in the refusal
   * @throws IllegalArgumentException if the system's encoding could not read all of it
   */
  static byte[] octets(String what, String word) {
    try {
      if (word.indexOf(REPLACEMENT) < 0) {
        ByteBuffer octets = UTF_8.newEncoder().encode(CharBuffer.wrap(word));
        byte[] exact = new byte[octets.remaining()];
        octets.get(exact);
        return exact;
      }
    } catch (CharacterCodingException e) {
      throw unread(what, e);
    }
    throw unread(what, null);
  }

  private static IllegalArgumentException unread(String what, @Nullable Exception cause) {
    return new IllegalArgumentException(
        what + " has characters that cannot be read; use a UTF-8 locale, or standard input", cause);
  }
}
