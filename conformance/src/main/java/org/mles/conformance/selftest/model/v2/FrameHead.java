package org.mles.conformance.selftest.model.v2;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Input;
import org.mles.conformance.wire.WsFrame;

/**
 * Head of a frame as a client sent it, right or wrong. Thread: any. Source: RFC 6455, section 5.2.
 *
 * @param first FIN, reserved bits and opcode
 * @param second bit of the mask and short length
 * @param length as announced; negative if its highest bit is set
 * @param mask four octets of zero if there is none
 * @param inOneRead whether the head came in one piece
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FrameHead(int first, int second, long length, byte[] mask, boolean inOneRead) {
  private static final int LONGEST = 2 + Long.BYTES + Integer.BYTES;
  private static final int LENGTH_BITS = 0x7F;
  private static final int MEDIUM = 126;
  private static final int MEDIUM_MOST = 0xFFFF;

  /**
   * Reads a head; null if the stream ended before or in it.
   *
   * @param alive is told of each octet
   */
  static @Nullable FrameHead read(Input in, Runnable alive) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(LONGEST);
    boolean inOneRead = true;
    int size = 2;
    while (head.position() < size) {
      inOneRead &= head.position() == 0 || in.hasRest();
      byte[] octet = in.take(1);
      if (octet.length == 0) {
        return null;
      }
      alive.run();
      head.put(octet);
      size = head.position() < 2 ? size : size(head.get(1));
    }
    return of(head.flip(), inOneRead);
  }

  private static int size(byte second) {
    return 2 + WsFrame.lengthOctets(second) + (second < 0 ? Integer.BYTES : 0);
  }

  private static FrameHead of(ByteBuffer head, boolean inOneRead) {
    int first = head.get() & 0xFF;
    int second = head.get() & 0xFF;
    int shortLength = second & LENGTH_BITS;
    long length =
        switch (WsFrame.lengthOctets(second)) {
          case 0 -> shortLength;
          case Short.BYTES -> head.getShort() & MEDIUM_MOST;
          default -> head.getLong();
        };
    byte[] mask = new byte[Integer.BYTES];
    head.get(mask, 0, head.remaining());
    return new FrameHead(first, second, length, mask, inOneRead);
  }

  /** Returns the same with another length. */
  public FrameHead withLength(long other) {
    return new FrameHead(first, second, other, mask, inOneRead);
  }

  /** Says whether it ends a message. */
  public boolean isLast() {
    return (first & 0x80) != 0;
  }

  /** Returns the reserved bits. */
  public int reserved() {
    return first & 0x70;
  }

  /** Returns the opcode. */
  public int opcode() {
    return first & 0x0F;
  }

  /** Says whether it is a Close, ping or pong, or would be. */
  public boolean isControl() {
    return opcode() >= WsFrame.CLOSE;
  }

  /** Says whether the payload is masked. */
  public boolean isMasked() {
    return (second & 0x80) != 0;
  }

  /** Says whether the length is in the shortest form that holds it. */
  public boolean isShortest() {
    return switch (second & LENGTH_BITS) {
      case MEDIUM -> length >= MEDIUM;
      case MEDIUM + 1 -> length > MEDIUM_MOST;
      default -> true;
    };
  }
}
