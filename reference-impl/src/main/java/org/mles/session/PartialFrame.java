package org.mles.session;

import java.nio.ByteBuffer;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;
import org.mles.memory.Octets;
import org.mles.memory.Rope;
import org.mles.memory.Segment;

/**
 * Octets of a frame that has not arrived whole.
 *
 * <p>Grows with the octets received, never with the length announced: at most twice what came, and
 * in pieces, so that growing copies nothing. Thread: loop. Source: V1-LIM-02.
 */
final class PartialFrame {
  /** Pieces of the heap, which the collector takes back. */
  private static final Rope.Supply HEAP =
      new Rope.Supply() {
        @Override
        public Segment take(int octets) {
          return new Segment(ByteBuffer.allocate(octets));
        }

        @Override
        public void recycle(Segment segment) {}

        @Override
        public void released(Segment segment) {}
      };

  private final Rope octets = new Rope(HEAP);

  boolean isEmpty() {
    return octets.isEmpty();
  }

  int size() {
    return octets.size();
  }

  /** First word of the header; octets that have not come count as zero. */
  int firstWord() {
    int word = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      word = (word << 8) | (i < size() ? octets.get(i) & 0xFF : 0);
    }
    return word;
  }

  /** Moves octets from {@code in} until {@code target} are here, or more were, or none is left. */
  void takeUpTo(int target, ByteBuffer in) {
    octets.takeUpTo(target, in);
  }

  /** Returns the header; all its octets must be here. */
  V1Header header() {
    return V1Frame.header(octets.copy(0, V1Header.OCTETS));
  }

  /** Returns a copy of everything so far. */
  byte[] frame() {
    return octets.copy(0, size());
  }

  /** Returns everything so far, as it lies here; valid until the next change. */
  Octets octets() {
    return octets;
  }

  /** Returns everything so far in one piece, valid until the next change. */
  ByteBuffer view() {
    return octets.isShort() ? octets.piece(0, size()) : ByteBuffer.wrap(frame());
  }

  void clear() {
    octets.clear();
  }
}
