package org.mles.memory;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Octets that arrive in pieces and become one frame, or a run of frames.
 *
 * <p>A short rope is one piece of the heap, since most frames are short. A longer one is a chain of
 * segments, each at most as large as what has come, so a rope occupies at most twice of that; it
 * copies nothing but the first {@value #SHORT_OCTETS}. Its segments can become part of a log
 * without a copy, see {@link #release}.
 *
 * <p>Thread: that of the holder.
 */
public final class Rope implements Octets {
  /** Where the segments of a rope come from, and who counts them. Thread: that of the holder. */
  public interface Supply {
    /** Takes an empty segment of about {@code octets}, see {@link Arena#take}; null to refuse. */
    @Nullable Segment take(int octets);

    /** Takes back a segment that nobody needs any more. */
    void recycle(Segment segment);

    /** Counts a segment no more, since it has another holder now. */
    void released(Segment segment);
  }

  /** Longest rope that is one piece of the heap; what an idle connection may hold of a frame. */
  public static final int SHORT_OCTETS = 1 << 10;

  private static final int FIRST_OCTETS = 64;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Supply supply;
  private int size;

  /** The first of the chain, or the only piece of a short rope. */
  private @Nullable Segment first;

  private @Nullable Segment last;
  private boolean chained;

  /** Where an octet was read last: those near it cost no search. */
  private ByteBuffer window = NOTHING;

  private int windowStart;
  private @Nullable Segment windowSegment;

  /** Makes an empty rope. */
  public Rope(Supply supply) {
    this.supply = supply;
  }

  @Override
  public int size() {
    return size;
  }

  /** Tells whether it has no segments that could be {@link #release released}. */
  public boolean isShort() {
    return !chained;
  }

  /** Tells whether it has none. */
  public boolean isEmpty() {
    return size == 0;
  }

  /**
   * Moves octets from {@code in} until {@code target} are here, or more were, or none is left.
   *
   * @return false if there is no memory for them; some may be here
   */
  public boolean takeUpTo(int target, ByteBuffer in) {
    int limit = in.limit();
    in.limit(in.position() + Math.max(0, Math.min(target - size, in.remaining())));
    boolean room = true;
    while (in.hasRemaining() && room) {
      Segment end = last;
      if (end != null && end.room() > 0) {
        int before = in.remaining();
        end.append(in);
        size += before - in.remaining();
      } else {
        room = extend(target, in.remaining());
      }
    }
    in.limit(limit);
    return room;
  }

  /**
   * Makes room for more.
   *
   * @param atHand octets that are to be appended now: what has come is these and those before
   */
  private boolean extend(int target, int atHand) {
    if (!chained && size + atHand <= SHORT_OCTETS) {
      int octets = Math.max(Math.max(FIRST_OCTETS, 2 * size), size + atHand);
      replaceBy(new Segment(ByteBuffer.allocate(Math.min(octets, target))));
      return true;
    }
    Segment fresh = supply.take(nextOctets(target, atHand));
    if (fresh == null) {
      return false;
    }
    Segment end = last;
    if (chained && end != null) {
      end.continueIn(fresh.placedAt(end.end()));
      last = fresh;
    } else {
      replaceBy(fresh);
      chained = true;
    }
    return true;
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
    Segment target = find(to);
    for (int moved = 0; moved < octets; ) {
      target = target.at(to + moved);
      ByteBuffer piece = piece(from + moved, from + octets);
      int step = (int) Math.min(piece.remaining(), target.end() - to - moved);
      target.view(2, to + moved, to + moved + step).put(piece.limit(piece.position() + step));
      moved += step;
    }
  }

  /** Forgets the octets from index {@code size} on. */
  public void truncate(int size) {
    if (size == 0) {
      clear();
      return;
    }
    Segment end = find(size - 1);
    recycle(end.next());
    end.continueIn(null);
    end.truncate(size);
    last = end;
    this.size = size;
    seek(0);
  }

  /** Forgets everything. */
  public void clear() {
    recycle(chained ? first : null);
    forget();
  }

  /**
   * Hands its segments over and is empty then.
   *
   * @return the first of the chain, which begins at 0; null if it is short and has none
   */
  public @Nullable Segment release() {
    Segment released = chained ? first : null;
    for (Segment segment = released; segment != null; segment = segment.next()) {
      supply.released(segment);
    }
    if (released != null) {
      forget();
    }
    return released;
  }

  private void recycle(@Nullable Segment from) {
    Segment segment = from;
    while (segment != null) {
      Segment next = segment.next();
      supply.recycle(segment);
      segment = next;
    }
  }

  private void forget() {
    size = 0;
    first = null;
    last = null;
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
