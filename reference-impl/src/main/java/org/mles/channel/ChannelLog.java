package org.mles.channel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Octets;
import org.mles.memory.Segment;
import org.mles.memory.SegmentPool;

/**
 * Append-only log of the wire-ready octets of one channel.
 *
 * <p>A position counts octets since the channel was opened and never goes back. Each octet is
 * copied once, into the log, whatever the number of subscribers; a frame may span segments.
 *
 * <pre>
 *    released   |  segment  |  segment  |  segment        |
 *   ------------+-----------+-----------+-----------------+
 *               ^ start         ^ cursor     ^ cursor     ^ tail
 * </pre>
 *
 * <p>What there is no memory for is not begun: such an append changes nothing. Thread: loop.
 */
final class ChannelLog {
  private final SegmentPool pool;

  /** Segments of replaced pasts that cursors may still read. */
  private final List<Segment> replaced = new ArrayList<>(0);

  private Segment head;
  private Segment last;
  private long octets;

  private ChannelLog(SegmentPool pool, Segment first) {
    this.pool = pool;
    octets = first.capacity();
    head = first.placedAt(0);
    last = head;
  }

  /** Makes an empty log; null if there is no memory for its first segment. */
  static @Nullable ChannelLog open(SegmentPool pool) {
    Segment first = pool.take(0);
    return first == null ? null : new ChannelLog(pool, first);
  }

  /** Memory that this log occupies, read or not. */
  long octets() {
    return octets;
  }

  /** Position after the last octet. */
  long tail() {
    return last.end();
  }

  /** How many octets can be appended without more memory. */
  int room() {
    return last.room();
  }

  /** Returns the segment that holds {@code position}, or the last one for the tail. */
  Segment segmentAt(long position) {
    return head.at(position);
  }

  /**
   * Copies all remaining octets of {@code frames} to the tail.
   *
   * @return false if there is no memory for them; none is copied then
   */
  boolean append(ByteBuffer frames) {
    if (frames.remaining() > last.room() && !extendFor(frames.remaining())) {
      return false;
    }
    copy(frames);
    return true;
  }

  /** Copies {@code frames} to the tail; otherwise as the other form. */
  boolean append(Octets frames) {
    if (frames.size() > last.room() && !extendFor(frames.size())) {
      return false;
    }
    for (int at = 0; at < frames.size(); ) {
      ByteBuffer piece = frames.piece(at, frames.size());
      at += piece.remaining();
      copy(piece);
    }
    return true;
  }

  /** Fills the segments that begin at the last one that has anything. */
  private void copy(ByteBuffer octets) {
    last.append(octets);
    while (octets.hasRemaining()) {
      last = Objects.requireNonNull(last.next()).placedAt(last.end());
      last.append(octets);
    }
  }

  /**
   * Hangs as many segments on the last one as {@code octets} need, which are filled at once.
   *
   * @return false if there are not so many
   */
  private boolean extendFor(long octets) {
    List<Segment> fresh = take(octets - last.room());
    if (last.room() + capacity(fresh) < octets) {
      fresh.forEach(this::recycle);
      return false;
    }
    Segment end = last;
    for (Segment segment : fresh) {
      end.continueIn(segment);
      end = segment;
    }
    return true;
  }

  private void extend(Segment segment) {
    last.continueIn(segment.placedAt(last.end()));
    last = segment;
  }

  /** Takes segments for {@code octets}, or as many as there are. */
  private List<Segment> take(long octets) {
    List<Segment> taken = new ArrayList<>();
    long missing = octets;
    int previous = last.capacity();
    while (missing > 0) {
      Segment segment = pool.take(previous);
      if (segment == null) {
        return taken;
      }
      taken.add(segment);
      this.octets += segment.capacity();
      missing -= segment.capacity();
      previous = segment.capacity();
    }
    return taken;
  }

  private static long capacity(List<Segment> segments) {
    long octets = 0;
    for (Segment segment : segments) {
      octets += segment.capacity();
    }
    return octets;
  }

  private void recycle(Segment segment) {
    octets -= segment.capacity();
    pool.recycle(segment);
  }

  /**
   * Goes on in the smallest segment, so that one that has no more readers can be released.
   *
   * @return false if it is there already, or there is no other
   */
  boolean beginSmall() {
    boolean small = head == last && last.capacity() == SegmentPool.SMALLEST_OCTETS;
    Segment first = small ? null : pool.take(0);
    if (first == null) {
      return false;
    }
    octets += first.capacity();
    extend(first);
    return true;
  }

  /**
   * Gives the log another past: cursors made from now on find these frames before the tail, cursors
   * that exist read on as if nothing had happened.
   *
   * <pre>{@code
   * old segments ----+
   *                  +--> joint at the tail --> what comes
   * frames ----------+
   * }</pre>
   *
   * The frames are copied. If there is no memory for all of them, the newest are.
   *
   * @param frames frames of this log, in the order of the new past
   * @return how many of them are there; both pasts count their positions back from the tail
   */
  int graft(FrameList frames) {
    Segment joint = pool.take(0);
    if (joint == null) {
      return 0;
    }
    octets += joint.capacity();
    List<Segment> past = take(frames.octetsOfNewest(frames.count()));
    int kept = frames.newestWithin(capacity(past));
    int used = copyNewest(frames, kept, past);
    past.subList(used, past.size()).forEach(this::recycle);
    replacePast(past.subList(0, used), joint);
    return kept;
  }

  /** Copies frames into {@code past} so that they end at the tail; returns the segments it took. */
  private int copyNewest(FrameList frames, int kept, List<Segment> past) {
    LogReader reader = new LogReader(this);
    long position = tail() - frames.octetsOfNewest(kept);
    int used = 0;
    for (int i = frames.count() - kept; i < frames.count(); i++) {
      long end = frames.startOf(i) + frames.octets(i);
      for (long at = frames.startOf(i); at < end; ) {
        ByteBuffer piece = reader.piece(at, end);
        at += piece.remaining();
        while (piece.hasRemaining()) {
          if (used == 0 || past.get(used - 1).room() == 0) {
            past.get(used++).placedAt(position);
          }
          int before = piece.remaining();
          past.get(used - 1).append(piece);
          position += before - piece.remaining();
        }
      }
    }
    return used;
  }

  private void replacePast(List<Segment> past, Segment joint) {
    for (Segment old = head; old != null; old = old.next()) {
      replaced.add(old);
    }
    extend(joint);
    head = joint;
    for (int i = past.size() - 1; i >= 0; i--) {
      past.get(i).continueIn(head);
      head = past.get(i);
    }
  }

  /**
   * Recycles what no cursor needs: the segments of replaced pasts that end at or before {@code
   * unread}, and those of the present one that end at or before {@code retained} as well. Every
   * cursor must have {@link Cursor#settle settled} at or after {@code unread}; one that reads the
   * present past may delay a replaced one, which costs nothing.
   */
  void release(long unread, long retained) {
    if (!replaced.isEmpty()) {
      replaced.removeIf(segment -> segment.end() <= unread && recycled(segment));
    }
    Segment next = head.next();
    while (next != null && head.end() <= Math.min(unread, retained)) {
      recycle(head);
      head = next;
      next = head.next();
    }
  }

  private boolean recycled(Segment segment) {
    recycle(segment);
    return true;
  }

  /** Gives back everything; the log must not be used afterwards. */
  void close() {
    release(Long.MAX_VALUE, Long.MAX_VALUE);
    recycle(last);
  }
}
