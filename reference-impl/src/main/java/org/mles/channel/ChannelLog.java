package org.mles.channel;

import java.nio.ByteBuffer;
import java.util.List;

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
 * <p>Thread: loop.
 */
final class ChannelLog {
  private final SegmentPool pool;
  private Segment head;
  private Segment last;

  /** Memory of this log: its segments and the pasts that a cursor may still read. */
  private long octets;

  private long replacedOctets;
  private long replacedUntil;

  ChannelLog(SegmentPool pool) {
    this.pool = pool;
    head = take(0, 0);
    last = head;
  }

  private Segment take(int previousOctets, long position) {
    Segment taken = pool.take(previousOctets).placedAt(position);
    octets += taken.capacity();
    return taken;
  }

  private void recycle(Segment segment) {
    octets -= segment.capacity();
    pool.recycle(segment);
  }

  /** Memory that this log occupies, read or not. */
  long octets() {
    return octets;
  }

  /** Position after the last octet. */
  long tail() {
    return last.end();
  }

  /** Returns the segment that holds {@code position}, or the last one for the tail. */
  Segment segmentAt(long position) {
    Segment segment = head;
    while (segment.next != null && position >= segment.end()) {
      segment = segment.next;
    }
    return segment;
  }

  /** Copies all remaining octets of {@code frames} to the tail. */
  void append(ByteBuffer frames) {
    last.append(frames);
    while (frames.hasRemaining()) {
      extend(take(last.capacity(), last.end()));
      last.append(frames);
    }
  }

  private void extend(Segment fresh) {
    last.next = fresh;
    last = fresh;
  }

  /**
   * Goes on in the smallest segment, so that one that has no more readers can be released.
   *
   * @return false if it is there already
   */
  boolean beginSmall() {
    if (head == last && last.capacity() == SegmentPool.SMALLEST_OCTETS) {
      return false;
    }
    extend(take(0, last.end()));
    return true;
  }

  /** Copies {@code octets} from {@code position}, which a new cursor could start at. */
  byte[] copy(long position, int octets) {
    ByteBuffer copy = ByteBuffer.allocate(octets);
    long end = position + octets;
    Segment segment = segmentAt(position);
    for (long at = position; at < end; ) {
      long to = Math.min(end, segment.end());
      copy.put(segment.view(0, at, to));
      at = to;
      segment = segment.next == null || to < segment.end() ? segment : segment.next;
    }
    return copy.array();
  }

  /**
   * Gives the log another past: cursors made from now on find {@code frames} before the tail,
   * cursors that exist read on as if nothing had happened.
   *
   * <pre>{@code
   * old segments ----+
   *                  +--> joint at the tail --> what comes
   * frames ----------+
   * }</pre>
   *
   * The old segments are not recycled: cursors that read them keep them alive, and with the last of
   * those the JVM frees them. Until {@link #forsakeBefore} they count as memory of this log.
   *
   * @return position of the first frame; both pasts count their positions back from the tail
   */
  long graft(List<byte[]> frames) {
    long tail = tail();
    long start = tail;
    for (byte[] frame : frames) {
      start -= frame.length;
    }
    Segment oldLast = last;
    for (Segment old = head; old != null; old = old.next) {
      replacedOctets += old.capacity();
    }
    replacedUntil = tail;
    head = take(last.capacity(), start);
    last = head;
    for (byte[] frame : frames) {
      append(ByteBuffer.wrap(frame));
    }
    extend(take(last.capacity(), tail));
    oldLast.next = last;
    return start;
  }

  /**
   * Leaves replaced pasts to the collector once all cursors have passed them. {@code position} is
   * that of the last cursor; one that reads the new past delays this, which costs nothing.
   */
  void forsakeBefore(long position) {
    if (replacedOctets > 0 && position >= replacedUntil) {
      forsakeReplaced();
    }
  }

  private void forsakeReplaced() {
    pool.forsake(replacedOctets);
    octets -= replacedOctets;
    replacedOctets = 0;
  }

  /**
   * Recycles the segments that end at or before {@code position}. Every cursor must have {@link
   * Cursor#settle settled} at or after it.
   */
  void releaseBefore(long position) {
    while (head.next != null && head.end() <= position) {
      Segment released = head;
      head = head.next;
      recycle(released);
    }
  }

  /** Gives back everything; the log must not be used afterwards. */
  void close() {
    releaseBefore(Long.MAX_VALUE);
    recycle(last);
    forsakeReplaced();
  }
}
