package org.mles.ws;

import java.nio.ByteBuffer;

/** Frames as a client sends them: final and masked. Thread: any. Source: V2-WS-03. */
public final class ClientFrame {
  private ClientFrame() {}

  /**
   * Returns a frame around a payload.
   *
   * @param key of the mask; nobody should be able to foretell it
   * @throws IllegalArgumentException if it is longer than the opcode allows. Source: V2-WS-07
   */
  public static ByteBuffer of(Opcode opcode, ByteBuffer payload, int key) {
    int octets = ServerFrame.fitting(opcode, payload.remaining());
    int headOctets = ServerFrame.headOctets(octets);
    int start = headOctets + Integer.BYTES;
    ByteBuffer frame = ByteBuffer.allocate(start + octets);
    ServerFrame.putHead(frame, 0, opcode, octets, FrameHead.MASK_BIT);
    frame.putInt(headOctets, key).put(start, payload, payload.position(), octets);
    Mask.move(frame, start, start, octets, key);
    return frame;
  }
}
