package org.mles.frame.v1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mles.frame.Utf8;
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
  private final boolean whole;

  /**
   * Makes a view of a string that a reader has found complete.
   *
   * @param start where its head begins
   * @param end where the next item begins
   * @param octets how long it is, heads not counted
   * @param whole whether it is in one piece
   */
  CborString(Octets in, int start, int end, int octets, boolean whole) {
    this.in = in;
    this.start = start;
    this.end = end;
    this.octets = octets;
    this.whole = whole;
  }

  /** Returns how long it is. */
  public int octets() {
    return octets;
  }

  /** Tells whether it is in one piece. */
  public boolean isWhole() {
    return whole;
  }

  /** Shows it where it lies; it must be in one piece. */
  public Octets view() {
    return in.part(end - octets, end);
  }

  /** Shows each piece. */
  public void forEachPiece(Pieces pieces) {
    if (whole) {
      pieces.piece(end - octets, end);
    } else {
      new CborReader(in, start, end, Integer.MAX_VALUE).walkString(pieces);
    }
  }

  /** Copies it. */
  public byte[] copy() {
    if (whole) {
      return in.copy(end - octets, end);
    }
    ByteBuffer copy = ByteBuffer.allocate(octets);
    forEachPiece((from, to) -> copy.put(in.copy(from, to)));
    return copy.array();
  }

  /** Tells whether it consists of these octets. */
  boolean isSpelt(byte[] expected) {
    if (octets != expected.length) {
      return false;
    }
    if (!whole) {
      return Arrays.equals(copy(), expected);
    }
    int at = 0;
    while (at < octets && in.get(end - octets + at) == expected[at]) {
      at++;
    }
    return at == octets;
  }

  /** Returns it as text; null if it, or one of its chunks, is not UTF-8. */
  @Nullable String text() {
    if (whole) {
      return Utf8.decode(in.copy(end - octets, end));
    }
    Joined joined = new Joined();
    forEachPiece(joined);
    return joined.strict ? joined.text.toString() : null;
  }

  private final class Joined implements Pieces {
    private final StringBuilder text = new StringBuilder(octets);
    private boolean strict = true;

    @Override
    public void piece(int from, int to) {
      String piece = Utf8.decode(in.copy(from, to));
      strict &= piece != null;
      text.append(piece);
    }
  }
}
