package org.mles.memory;

import java.nio.ByteBuffer;

/**
 * Octets that somebody else holds, in one piece or in several: what a decoder reads from, so that
 * nothing has to be copied together first.
 *
 * <p>Thread: that of the holder, who says how long they stay.
 */
public interface Octets {
  /** Returns how many there are. */
  int size();

  /** Returns the octet at index {@code at}; cheap if it is near the one before. */
  byte get(int at);

  /**
   * Shows octets from {@code from} on, up to {@code to} or to where the next piece begins.
   *
   * @return at least one octet if {@code from} is less than {@code to}; a view that is valid until
   *     the next call of any method
   */
  ByteBuffer piece(int from, int to);

  /** Copies the octets from {@code from} to {@code to}. */
  default byte[] copy(int from, int to) {
    ByteBuffer copy = ByteBuffer.allocate(to - from);
    while (copy.hasRemaining()) {
      copy.put(piece(from + copy.position(), to));
    }
    return copy.array();
  }

  /** Copies all octets to the position of {@code out}, which moves. */
  default void copyTo(ByteBuffer out) {
    for (int at = 0; at < size(); ) {
      ByteBuffer piece = piece(at, size());
      at += piece.remaining();
      out.put(piece);
    }
  }

  /** Shows the octets from {@code from} to {@code to} as if there were no others. */
  default Octets part(int from, int to) {
    Octets whole = this;
    return new Octets() {
      @Override
      public int size() {
        return to - from;
      }

      @Override
      public byte get(int at) {
        return whole.get(from + at);
      }

      @Override
      public ByteBuffer piece(int first, int end) {
        return whole.piece(from + first, from + end);
      }
    };
  }

  /** Returns octets that lie in an array, which stays the caller's. */
  static Octets of(byte[] array) {
    return new Octets() {
      @Override
      public int size() {
        return array.length;
      }

      @Override
      public byte get(int at) {
        return array[at];
      }

      @Override
      public ByteBuffer piece(int from, int to) {
        return ByteBuffer.wrap(array, from, to - from);
      }
    };
  }
}
