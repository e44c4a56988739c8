package org.mles.conformance.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A frame of WebSocket as a client sends it, right or wrong: each field can lie while the others
 * stay honest. Thread: any. Source: RFC 6455, section 5.2.
 *
 * @param first FIN, three reserved bits and the opcode, as one octet
 * @param mask four octets, or null for a frame that is not masked
 * @param length how the length is written
 * @param announced the length that is written
 * @param payload as the receiver is to have it, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WsFrame(
    int first, byte @Nullable [] mask, Length length, long announced, byte[] payload) {
  /** Opcode that goes on with a message. */
  public static final int CONTINUATION = 0;

  /** Opcode of a text. */
  public static final int TEXT = 1;

  /** Opcode of octets. */
  public static final int BINARY = 2;

  /** Opcode of an end. */
  public static final int CLOSE = 8;

  /** Opcode of a question for a sign of life. */
  public static final int PING = 9;

  /** Opcode of the answer to it. */
  public static final int PONG = 10;

  /** Longest payload of a Close, ping or pong. */
  public static final int MOST_CONTROL_OCTETS = 125;

  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final byte[] USUAL_MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};

  /** Forms of a length. */
  public enum Length {
    /** Seven bits. */
    SHORT,
    /** 126 and two octets. */
    MEDIUM,
    /** 127 and eight octets. */
    LONG;

    /** Returns the form that a length needs. */
    static Length of(long octets) {
      if (octets < 0 || octets > 0xFFFF) {
        return LONG;
      }
      return octets <= MOST_CONTROL_OCTETS ? SHORT : MEDIUM;
    }
  }

  /** Returns how many octets of a length follow what the second octet of a head says. */
  public static int lengthOctets(int second) {
    return switch (second & 0x7F) {
      case 126 -> Short.BYTES;
      case 127 -> Long.BYTES;
      default -> 0;
    };
  }

  /** Returns a final, masked frame. */
  public static WsFrame of(int opcode, byte[] payload) {
    return new WsFrame(
        FIN | opcode, USUAL_MASK, Length.of(payload.length), payload.length, payload);
  }

  /** Returns a Close with a code and a reason. */
  public static WsFrame close(int code, String reason) {
    byte[] text = NFirst.utf8(reason);
    byte[] payload =
        ByteBuffer.allocate(Short.BYTES + text.length).putShort((short) code).put(text).array();
    return of(CLOSE, payload);
  }

  /** Returns the same as the beginning or the middle of a message. */
  public WsFrame notFinal() {
    return withFirst(first & ~FIN);
  }

  /** Returns the same with another first octet. */
  public WsFrame withFirst(int octet) {
    return new WsFrame(octet, mask, length, announced, payload);
  }

  /** Returns the same with reserved bits, of which 0x40 is the first. */
  public WsFrame withReserved(int bits) {
    return withFirst(first | bits);
  }

  /** Returns the same with another masking key, or unmasked for null. */
  public WsFrame withMask(byte @Nullable [] other) {
    return new WsFrame(first, other, length, announced, payload);
  }

  /** Returns the same with its length in another form. */
  public WsFrame withLength(Length form) {
    return new WsFrame(first, mask, form, announced, payload);
  }

  /** Returns the same with another length announced, in the form that it needs. */
  public WsFrame announcing(long octets) {
    return new WsFrame(first, mask, Length.of(octets), octets, payload);
  }

  /** Returns the octets on the wire. */
  public byte[] encode() {
    int longest = 2 + Long.BYTES + Integer.BYTES;
    ByteBuffer out = ByteBuffer.allocate(longest + payload.length).put((byte) first);
    int flag = mask == null ? 0 : MASKED;
    switch (length) {
      case SHORT -> out.put((byte) (flag | (int) announced));
      case MEDIUM -> out.put((byte) (flag | 126)).putShort((short) announced);
      case LONG -> out.put((byte) (flag | 127)).putLong(announced);
    }
    if (mask != null) {
      out.put(mask);
    }
    for (int i = 0; i < payload.length; i++) {
      out.put(mask == null ? payload[i] : (byte) (payload[i] ^ mask[i & 3]));
    }
    return Arrays.copyOf(out.array(), out.position());
  }
}
