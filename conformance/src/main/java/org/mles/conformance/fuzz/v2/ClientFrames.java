package org.mles.conformance.fuzz.v2;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.wire.WsFrame;

/**
 * Cuts what a client sent into frames, right or wrong, as long as it can be told where they end.
 * Thread: caller. Source: RFC 6455, section 5.2.
 */
final class ClientFrames {
  private final ByteBuffer in;
  private boolean endless;

  /**
   * One frame.
   *
   * @param first FIN, reserved bits and opcode
   * @param payload without its mask
   * @param shortest whether its length has the form that it needs
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Frame(int first, boolean masked, byte[] payload, boolean shortest) {
    boolean isFinal() {
      return (first & 0x80) != 0;
    }

    int opcode() {
      return first & 0x0F;
    }

    boolean isControl() {
      return opcode() >= WsFrame.CLOSE;
    }

    /** Returns the clause that it breaks whatever came before it, or null. */
    @Nullable String breaks() {
      if ((first & 0x70) != 0) {
        return "V2-WS-04";
      } else if (opcode() > WsFrame.PONG || (opcode() > WsFrame.BINARY && !isControl())) {
        return "V2-WS-05";
      } else if (!masked) {
        return "V2-WS-01";
      }
      boolean small = isFinal() && payload.length <= WsFrame.MOST_CONTROL_OCTETS;
      return isControl() && !small ? "V2-WS-07" : null;
    }
  }

  /** Begins behind the head of the request. */
  ClientFrames(byte[] octets, int at) {
    in = ByteBuffer.wrap(octets, at, octets.length - at);
  }

  /** Says whether a length came whose highest bit is set, so that nobody knows where it ends. */
  boolean isEndless() {
    return endless;
  }

  /** Returns the next frame; null if no whole one is there. */
  @Nullable Frame next() {
    if (in.remaining() < 2) {
      return null;
    }
    int first = in.get() & 0xFF;
    int second = in.get() & 0xFF;
    int more = WsFrame.lengthOctets(second);
    boolean masked = (second & 0x80) != 0;
    if (in.remaining() < more) {
      return null;
    }
    long length =
        switch (more) {
          case Short.BYTES -> in.getShort() & 0xFFFF;
          case Long.BYTES -> in.getLong();
          default -> second & 0x7F;
        };
    endless = length < 0;
    if (endless || length > in.remaining() - (masked ? Integer.BYTES : 0)) {
      return null;
    }
    byte[] mask = new byte[Integer.BYTES];
    if (masked) {
      in.get(mask);
    }
    byte[] payload = new byte[(int) length];
    in.get(payload);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i & 3];
    }
    long least = more == 0 ? 0 : more == Short.BYTES ? 126 : 0x1_0000;
    return new Frame(first, masked, payload, length >= least);
  }

  /** Returns the places behind which frames may begin if the head is not the honest one. */
  static int[] ends(byte[] octets, int most) {
    int[] ends = new int[most];
    int count = 0;
    for (int i = 1; i < octets.length && count < most; i++) {
      boolean empty = octets[i - 1] == '\n' || (i > 1 && octets[i - 2] == '\n');
      boolean line = octets[i - 1] == '\n' || octets[i - 1] == '\r';
      if (octets[i] == '\n' && empty && line) {
        ends[count++] = i + 1;
      }
    }
    return Arrays.copyOf(ends, count);
  }
}
