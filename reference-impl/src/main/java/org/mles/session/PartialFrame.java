package org.mles.session;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;

/**
 * Octets of a frame that has not arrived whole.
 *
 * <p>Grows with the octets received, never with the length announced: at most twice what came.
 * Thread: loop. Source: V1-LIM-02.
 */
final class PartialFrame {
  /** Kept for the next frame; larger ones are given back. */
  private static final int KEPT_OCTETS = 4096;

  private static final int FIRST_OCTETS = 64;
  private static final byte[] NOTHING = {};

  private byte[] octets = NOTHING;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** First word of the header; octets that have not come count as zero. */
  int firstWord() {
    int word = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      word = (word << 8) | (i < size ? octets[i] & 0xFF : 0);
    }
    return word;
  }

  /** Moves octets from {@code in} until {@code target} are here, or more were, or none is left. */
  void takeUpTo(int target, ByteBuffer in) {
    int taken = Math.min(Math.max(0, target - size), in.remaining());
    if (size + taken > octets.length) {
      int roomy = Math.max(FIRST_OCTETS, 2 * octets.length);
      octets = Arrays.copyOf(octets, Math.min(target, Math.max(size + taken, roomy)));
    }
    in.get(octets, size, taken);
    size += taken;
  }

  /** Returns the header; all its octets must be here. */
  V1Header header() {
    return V1Frame.header(octets);
  }

  /** Returns a copy of everything so far. */
  byte[] frame() {
    return Arrays.copyOf(octets, size);
  }

  /** Returns a view of everything so far, valid until the next change. */
  ByteBuffer view() {
    return ByteBuffer.wrap(octets, 0, size);
  }

  void clear() {
    size = 0;
    if (octets.length > KEPT_OCTETS) {
      octets = NOTHING;
    }
  }
}
