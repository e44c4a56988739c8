package org.mles.memory;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Octets that arrive in pieces and become one frame, or a run of frames.
 *
 * <p>A short rope is one piece of the heap, since most frames are short. A longer one is a chain of
 * pieces, each at most as large as what has come, so a rope occupies at most twice of that; it
 * copies nothing but the first {@value #SHORT_OCTETS}.
 *
 * <p>Thread: that of the holder.
 */
public final class Rope implements Octets {
  /** Longest rope that is one piece of the heap; what an idle connection may hold of a frame. */
  public static final int SHORT_OCTETS = 1 << 10;

  private static final int FIRST_OCTETS = 64;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private int size;
  private int reserved;

  /** The first of the chain, or the only piece of a short rope. */
  private @Nullable Segment first;

  private @Nullable Segment last;

  /** Where octets were moved to last. */
  private @Nullable Segment filled;

  private boolean chained;

  /** Where an octet was read last: those near it cost no search. */
  private ByteBuffer window = NOTHING;

  private int windowStart;
  private @Nullable Segment windowSegment;

  @Override
  public int size() {
    return size;
  }

  /** Returns how many octets it occupies. */
  public int reserved() {
    return reserved;
  }

  /** Tells whether it has none. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Moves octets from {@code in} until {@code target} are here, or more were, or none is left. */
  public void takeUpTo(int target, ByteBuffer in) {
    int limit = in.limit();
    in.limit(in.position() + Math.max(0, Math.min(target - size, in.remaining())));
    while (in.hasRemaining()) {
      Segment end = last;
      if (end != null && end.room() > 0) {
        int before = in.remaining();
        end.append(in);
        size += before - in.remaining();
      } else {
        extend(target, in.remaining());
      }
    }
    in.limit(limit);
  }

  /**
   * Makes room for more.
   *
   * @param atHand octets that are to be appended now: what has come is these and those before
   */
  private void extend(int target, int atHand) {
    if (!chained && size + atHand <= SHORT_OCTETS) {
      int octets = Math.max(Math.max(FIRST_OCTETS, 2 * size), size + atHand);
      replaceBy(piece(Math.min(octets, target)));
      return;
    }
    Segment fresh = piece(nextOctets(target, atHand));
    Segment end = last;
    if (chained && end != null) {
      end.continueIn(fresh.placedAt(end.end()));
      last = fresh;
      reserved += fresh.capacity();
    } else {
      replaceBy(fresh);
      chained = true;
    }
  }

  private static Segment piece(int octets) {
    return new Segment(ByteBuffer.allocate(octets));
  }

  private int nextOctets(int target, int atHand) {
    int octets = Arena.SMALLEST_OCTETS;
    int most = Math.min(target - size, size + atHand);
    while (octets < Arena.LARGEST_OCTETS && octets << Arena.STEP_BITS <= most) {
      octets <<= Arena.STEP_BITS;
    }
    return octets;
  }

  private void replaceBy(Segment roomy) {
    if (first != null) {
      roomy.append(first.view(0, 0, size));
    }
    first = roomy.placedAt(0);
    last = first;
    reserved = roomy.capacity();
    filled = null;
    windowSegment = null;
    seek(0);
  }

  @Override
  public byte get(int at) {
    int offset = at - windowStart;
    if (offset < 0 || offset >= window.limit()) {
      seek(at);
      offset = at - windowStart;
    }
    return window.get(offset);
  }

  /** Returns the first four octets, big-endian; those that have not come count as zero. */
  public int firstWord() {
    int word = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      word = (word << Byte.SIZE) | (i < size ? get(i) & 0xFF : 0);
    }
    return word;
  }

  /** Returns the four octets from {@code at}, big-endian. */
  public int getInt(int at) {
    int value = 0;
    for (int i = at; i < at + Integer.BYTES; i++) {
      value = (value << Byte.SIZE) | (get(i) & 0xFF);
    }
    return value;
  }

  /** Returns the eight octets from {@code at}, big-endian. */
  public long getLong(int at) {
    long high = getInt(at);
    return (high << Integer.SIZE) | (getInt(at + Integer.BYTES) & 0xFFFF_FFFFL);
  }

  @Override
  public ByteBuffer piece(int from, int to) {
    Segment segment = find(from);
    return segment.view(1, from, Math.min(to, segment.end()));
  }

  /** Moves {@code octets} octets towards the front; what was there is overwritten. */
  public void move(int from, int to, int octets) {
    if (from == to) {
      return;
    }
    // Moves come in the order of their targets, so the last one is near.
    Segment target = filled != null && filled.start() <= to ? filled : find(to);
    for (int moved = 0; moved < octets; ) {
      target = target.at(to + moved);
      ByteBuffer piece = piece(from + moved, from + octets);
      int step = (int) Math.min(piece.remaining(), target.end() - to - moved);
      target.view(2, to + moved, to + moved + step).put(piece.limit(piece.position() + step));
      moved += step;
    }
    filled = target;
  }

  /** Forgets the octets from index {@code size} on. */
  public void truncate(int size) {
    if (size == 0) {
      clear();
      return;
    }
    Segment end = find(size - 1);
    end.continueIn(null);
    end.truncate(size);
    last = end;
    reserved = reservedUpTo(end);
    filled = null;
    this.size = size;
    seek(0);
  }

  private int reservedUpTo(Segment end) {
    int octets = 0;
    for (Segment segment = first; segment != end.next(); segment = segment.next()) {
      octets += Objects.requireNonNull(segment).capacity();
    }
    return octets;
  }

  /** Forgets everything. */
  public void clear() {
    size = 0;
    reserved = 0;
    first = null;
    last = null;
    filled = null;
    chained = false;
    windowSegment = null;
    window = NOTHING;
  }

  private void seek(int at) {
    Segment segment = find(at);
    windowSegment = segment;
    windowStart = (int) segment.start();
    window = segment.view(0, segment.start(), segment.end());
  }

  private Segment find(int at) {
    Segment near = windowSegment;
    return (near != null && near.start() <= at ? near : Objects.requireNonNull(first)).at(at);
  }
}
