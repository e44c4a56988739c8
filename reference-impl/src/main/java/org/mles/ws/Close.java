package org.mles.ws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * Why a conversation ends. Source: RFC 6455, section 7.4; V2-WS-14, V2-WS-15.
 *
 * @param code 0 if none is said
 * @param reason for people, at most {@value #MOST_REASON_OCTETS} octets of UTF-8
 */
public record Close(int code, String reason) {
  /** Says nothing. */
  public static final Close SILENT = new Close(0, "");

  /** Nothing is wrong. */
  public static final int NORMAL = 1000;

  /** The server ends, or has waited too long for an answer. */
  public static final int GOING_AWAY = 1001;

  /** What the server needs for this conversation is lost to it. */
  public static final int FAILED = 1011;

  static final int MOST_REASON_OCTETS = 123;

  /** Refuses a code that nobody may send. Source: V2-WS-14. */
  public Close {
    if (code != 0 && !maySend(code)) {
      throw new IllegalArgumentException("a Close with code " + code);
    }
  }

  /** Says a code and as much of a reason as fits, cut between two characters. */
  public static Close of(int code, String reason) {
    int octets = 0;
    int end = 0;
    while (end < reason.length()) {
      int character = reason.codePointAt(end);
      octets += octetsOf(character);
      if (octets > MOST_REASON_OCTETS) {
        break;
      }
      end += Character.charCount(character);
    }
    return new Close(code, reason.substring(0, end));
  }

  private static int octetsOf(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x1_0000 ? 3 : 4;
  }

  /** Returns how the other side answers. */
  public Close answer() {
    return new Close(code == 0 ? NORMAL : code, "");
  }

  /** Returns the payload of its frame. */
  public ByteBuffer payload() {
    if (code == 0) {
      return ByteBuffer.allocate(0);
    }
    byte[] text = reason.getBytes(UTF_8);
    return ByteBuffer.allocate(Short.BYTES + text.length).putShort((short) code).put(text).flip();
  }

  /** Tells whether a code may be sent. */
  static boolean maySend(int code) {
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }
}
