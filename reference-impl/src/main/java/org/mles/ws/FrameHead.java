package org.mles.ws;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/**
 * Reads the head of one frame after the other, octet by octet, and refuses it at the first that
 * breaks a rule. Thread: caller. Source: RFC 6455, section 5.2.
 *
 * <pre>
 *   0          1          2            4              10
 *   +----------+----------+------------+--------------+-----------+
 *   | FIN, RSV | MASK,    | 16 bits if | 64 bits if   | key if    |
 *   | opcode   | length   | it is 126  | it is 127    | MASK      |
 *   +----------+----------+------------+--------------+-----------+
 * </pre>
 */
final class FrameHead {
  static final int MOST_SHORT = 125;
  static final int MOST_MEDIUM = 0xFFFF;
  static final int MEDIUM = 126;
  static final int LONG = 127;
  static final int FIN_BIT = 0x80;
  static final int MASK_BIT = 0x80;

  private static final int RESERVED_BITS = 0x70;
  private static final int LOW_BITS = 0x0F;

  private final boolean wantsMask;
  private final Assembly message;
  private int taken;
  private int lengthEnd;
  private boolean isFinal;
  private Opcode opcode = Opcode.CONTINUATION;
  private long octets;
  private int key;

  /**
   * Makes a reader of frames that are all masked, or none of them.
   *
   * @param message says which of them go on with it, and how long they may be
   */
  FrameHead(boolean wantsMask, Assembly message) {
    this.wantsMask = wantsMask;
    this.message = message;
  }

  /**
   * Takes octets of the head, none behind it.
   *
   * @return null while it is right
   */
  @Nullable Refusal take(ByteBuffer in) {
    Refusal refusal = null;
    while (refusal == null && in.hasRemaining() && !isWhole()) {
      refusal = take(in.get() & 0xFF);
      taken++;
    }
    return refusal;
  }

  private @Nullable Refusal take(int octet) {
    if (taken == 0) {
      return takeKind(octet);
    }
    if (taken == 1) {
      return takeLength(octet);
    }
    if (taken >= lengthEnd) {
      key = (key << Byte.SIZE) | octet;
      return null;
    }
    if (taken == 2 && lengthEnd == 2 + Long.BYTES && octet >= 0x80) {
      return new Refusal(WireRule.V2_WS_HIGHEST_BIT, "a length of 64 bits");
    }
    octets = (octets << Byte.SIZE) | octet;
    return taken == lengthEnd - 1 ? judgeLength() : null;
  }

  private @Nullable Refusal takeKind(int octet) {
    if ((octet & RESERVED_BITS) != 0) {
      return new Refusal(
          WireRule.V2_WS_RESERVED_BIT, "first octet 0x" + Integer.toHexString(octet));
    }
    Opcode known = Opcode.of(octet & LOW_BITS);
    if (known == null) {
      return new Refusal(WireRule.V2_WS_OPCODE, "opcode " + (octet & LOW_BITS));
    }
    opcode = known;
    isFinal = (octet & FIN_BIT) != 0;
    return known.isControl() && !isFinal
        ? new Refusal(WireRule.V2_WS_CONTROL, known + " in fragments")
        : message.judge(known);
  }

  private @Nullable Refusal takeLength(int octet) {
    boolean masked = (octet & MASK_BIT) != 0;
    if (masked != wantsMask) {
      return wantsMask
          ? new Refusal(WireRule.V2_WS_UNMASKED, "a frame that is not masked")
          : new Refusal(WireRule.V2_WS_MASKED, "a frame that is masked");
    }
    int length = octet & ~MASK_BIT;
    if (opcode.isControl() && length > MOST_SHORT) {
      return new Refusal(WireRule.V2_WS_CONTROL, opcode + " of more than " + MOST_SHORT);
    }
    lengthEnd = 2 + (length == LONG ? Long.BYTES : length == MEDIUM ? Short.BYTES : 0);
    octets = length > MOST_SHORT ? 0 : length;
    return length > MOST_SHORT ? null : message.judge(opcode, octets);
  }

  private @Nullable Refusal judgeLength() {
    long mostOfShorterForm = lengthEnd == 2 + Short.BYTES ? MOST_SHORT : MOST_MEDIUM;
    return octets <= mostOfShorterForm
        ? new Refusal(WireRule.V2_WS_LENGTH, octets + " in " + (lengthEnd - 2) + " octets")
        : message.judge(opcode, octets);
  }

  boolean isWhole() {
    return taken >= 2 && taken == lengthEnd + (wantsMask ? Integer.BYTES : 0);
  }

  /** Tells whether nothing of the next frame has come. */
  boolean isEmpty() {
    return taken == 0;
  }

  /** Makes ready for the next frame. */
  void clear() {
    taken = 0;
    octets = 0;
    key = 0;
  }

  boolean isFinal() {
    return isFinal;
  }

  Opcode opcode() {
    return opcode;
  }

  /** Returns how long the payload is, 0 to 2^63 - 1. */
  long octets() {
    return octets;
  }

  /** Returns the key of the mask; 0, which changes nothing, if there is none. */
  int key() {
    return key;
  }
}
