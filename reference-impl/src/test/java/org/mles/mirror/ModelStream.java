package org.mles.mirror;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one member received: whole frames, and the beginning of another. */
final class ModelStream {
  private final List<ModelFrame> frames = new ArrayList<>();
  private long octets;
  private ByteBuffer left = ByteBuffer.allocate(0);

  List<ModelFrame> frames() {
    return Collections.unmodifiableList(frames);
  }

  long octets() {
    return octets;
  }

  void add(byte[] came) {
    octets += came.length;
    ByteBuffer more = ByteBuffer.allocate(left.remaining() + came.length);
    left = more.put(left).put(came).flip();
    while (left.remaining() >= ModelFrame.HEAD_OCTETS
        && left.remaining() >= ModelFrame.HEAD_OCTETS + left.getInt(left.position())) {
      int filler = left.getInt();
      int number = left.getInt();
      frames.add(new ModelFrame(number, left.getLong()));
      for (int i = 0; i < filler; i++) {
        if (left.get() != (byte) number) {
          throw new AssertionError("octets of frame " + number);
        }
      }
    }
  }
}
