package org.mles.ws;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Frames of a client as tests write them: with any head, right or wrong. */
final class FrameText {
  /** A key whose octets differ, and of which none is zero. */
  static final int KEY = 0x37FA_213D;

  private FrameText() {}

  /** Returns a frame whose length has the shortest form. */
  static byte[] frame(boolean isFinal, int opcode, byte[] payload) {
    byte[] frame = ClientFrame.of(Opcode.BINARY, ByteBuffer.wrap(payload), KEY).array();
    frame[0] = (byte) ((isFinal ? 0x80 : 0) | opcode);
    return frame;
  }

  /** Returns a final frame. */
  static byte[] frame(int opcode, byte[] payload) {
    return frame(true, opcode, payload);
  }

  /** Returns a final frame whose payload is given in hexadecimal digits. */
  static byte[] frame(int opcode, String digits) {
    return frame(opcode, HexFormat.of().parseHex(digits));
  }
}
