package org.mles.ws;

import java.nio.ByteBuffer;
import org.mles.memory.Octets;

/**
 * Frames as a server sends them: final and without a mask, so that one run of octets serves all.
 * Thread: any. Source: V2-WS-02.
 */
public final class ServerFrame {
  private static final int MOST_HEAD_OCTETS = 2 + Long.BYTES;

  private ServerFrame() {}

  /**
   * Returns a frame around a payload.
   *
   * @throws IllegalArgumentException if it is longer than the opcode allows. Source: V2-WS-07
   */
  public static ByteBuffer of(Opcode opcode, ByteBuffer payload) {
    int octets = fitting(opcode, payload.remaining());
    int headOctets = headOctets(octets);
    ByteBuffer frame = ByteBuffer.allocate(headOctets + octets);
    putHead(frame, 0, opcode, octets);
    return frame.put(headOctets, payload, payload.position(), octets);
  }

  /** Returns the last frame of all. */
  public static ByteBuffer of(Close close) {
    return of(Opcode.CLOSE, close.payload());
  }

  /** Shows a message as a frame, without a copy of its payload. */
  public static Octets around(boolean text, Octets payload) {
    ByteBuffer head = ByteBuffer.allocate(MOST_HEAD_OCTETS);
    int headOctets = putHead(head, 0, text ? Opcode.TEXT : Opcode.BINARY, payload.size());
    return new Headed(head.limit(headOctets), payload);
  }

  /** Returns how long a payload is, if the opcode allows that. */
  static int fitting(Opcode opcode, int payloadOctets) {
    if (opcode.isControl() && payloadOctets > FrameHead.MOST_SHORT) {
      throw new IllegalArgumentException(opcode + " of " + payloadOctets + " octets");
    }
    return payloadOctets;
  }

  static int headOctets(int payloadOctets) {
    if (payloadOctets <= FrameHead.MOST_SHORT) {
      return 2;
    }
    return 2 + (payloadOctets <= FrameHead.MOST_MEDIUM ? Short.BYTES : Long.BYTES);
  }

  /** Writes a head at an index, and returns how many octets it has. */
  static int putHead(ByteBuffer out, int at, Opcode opcode, int payloadOctets) {
    return putHead(out, at, opcode, payloadOctets, 0);
  }

  static int putHead(ByteBuffer out, int at, Opcode opcode, int payloadOctets, int maskBit) {
    int headOctets = headOctets(payloadOctets);
    out.put(at, (byte) (FrameHead.FIN_BIT | opcode.code()));
    switch (headOctets) {
      case 2 -> out.put(at + 1, (byte) (maskBit | payloadOctets));
      case 2 + Short.BYTES ->
          out.put(at + 1, (byte) (maskBit | FrameHead.MEDIUM))
              .putShort(at + 2, (short) payloadOctets);
      default -> out.put(at + 1, (byte) (maskBit | FrameHead.LONG)).putLong(at + 2, payloadOctets);
    }
    return headOctets;
  }

  /** A head in front of other octets. */
  private record Headed(ByteBuffer head, Octets payload) implements Octets {
    @Override
    public int size() {
      return head.limit() + payload.size();
    }

    @Override
    public byte get(int at) {
      int inPayload = at - head.limit();
      return inPayload < 0 ? head.get(at) : payload.get(inPayload);
    }

    @Override
    public ByteBuffer piece(int from, int to) {
      int border = head.limit();
      return from < border
          ? head.duplicate().limit(Math.min(to, border)).position(from)
          : payload.piece(from - border, to - border);
    }
  }
}
