package org.mles.frame.v1;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Octets;

/**
 * A whole string where it lies, in one piece or in chunks. A view: it is valid as long as the
 * octets are. Thread: that of their holder.
 */
public final class CborString {
  /** Sees the pieces of a string, in order. */
  @FunctionalInterface
  public interface Pieces {
    /** Sees the octets from {@code from} to {@code to}. */
    void piece(int from, int to);
  }

  private final Octets in;
  private final int start;
  private final int end;
  private final int octets;

  /**
   * Makes a view of a string that a reader has found whole.
   *
   * @param start where its head begins
   * @param end where the next item begins
   * @param octets how long it is, heads not counted
   */
  CborString(Octets in, int start, int end, int octets) {
    this.in = in;
    this.start = start;
    this.end = end;
    this.octets = octets;
  }

  /** Returns how long it is. */
  public int octets() {
    return octets;
  }

  /** Shows each piece. */
  public void forEachPiece(Pieces pieces) {
    new CborReader(in, start, end, Integer.MAX_VALUE).walkString(pieces);
  }

  /** Copies it. */
  public byte[] copy() {
    ByteBuffer copy = ByteBuffer.allocate(octets);
    forEachPiece((from, to) -> copy(from, to, copy));
    return copy.array();
  }

  private void copy(int from, int to, ByteBuffer copy) {
    for (int at = from; at < to; ) {
      ByteBuffer piece = in.piece(at, to);
      at += piece.remaining();
      copy.put(piece);
    }
  }

  /** Tells whether it consists of these octets. */
  boolean isSpelt(byte[] expected) {
    return octets == expected.length && Arrays.equals(copy(), expected);
  }

  /** Returns it as text; null if it, or one of its chunks, is not UTF-8. */
  @Nullable String text() {
    Joined joined = new Joined();
    forEachPiece(joined);
    return joined.strict ? joined.text.toString() : null;
  }

  private final class Joined implements Pieces {
    private final StringBuilder text = new StringBuilder(octets);
    private boolean strict = true;

    @Override
    public void piece(int from, int to) {
      try {
        ByteBuffer piece = ByteBuffer.wrap(in.copy(from, to));
        text.append(StandardCharsets.UTF_8.newDecoder().decode(piece));
      } catch (CharacterCodingException e) {
        strict = false;
      }
    }
  }
}
