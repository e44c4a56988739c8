package org.mles.mirror;

import java.nio.ByteBuffer;

/**
 * A frame of the model: its length, a number that no other has, and who says it; a word of a
 * member's own is one whose number is negative.
 */
record ModelFrame(int number, long publisher) {
  static final int HEAD_OCTETS = Integer.BYTES + Integer.BYTES + Long.BYTES;

  boolean isWord() {
    return number < 0;
  }

  static byte[] encode(int number, long publisher, int filler) {
    ByteBuffer frame = ByteBuffer.allocate(HEAD_OCTETS + filler);
    frame.putInt(filler).putInt(number).putLong(publisher);
    while (frame.hasRemaining()) {
      frame.put((byte) number);
    }
    return frame.array();
  }
}
