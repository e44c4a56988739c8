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

  ChannelLog(SegmentPool pool) {
    this.pool = pool;
    head = pool.take(0).placedAt(0);
    last = head;
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
      Segment fresh = pool.take(last.capacity()).placedAt(last.end());
      last.next = fresh;
      last = fresh;
      last.append(frames);
    }
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
   * those the JVM frees them.
   *
   * @return position of the first frame; both pasts count their positions back from the tail
   */
  long graft(List<byte[]> frames) {
    long tail = tail();
    long octets = 0;
    for (byte[] frame : frames) {
      octets += frame.length;
    }
    Segment oldLast = last;
    head = pool.take(last.capacity()).placedAt(tail - octets);
    last = head;
    for (byte[] frame : frames) {
      append(ByteBuffer.wrap(frame));
    }
    Segment joint = pool.take(last.capacity()).placedAt(tail);
    oldLast.next = joint;
    last.next = joint;
    last = joint;
    return tail - octets;
  }

  /**
   * Recycles the segments that end at or before {@code position}. Every cursor must have {@link
   * Cursor#settle settled} at or after it.
   */
  void releaseBefore(long position) {
    while (head.next != null && head.end() <= position) {
      Segment released = head;
      head = head.next;
      pool.recycle(released);
    }
  }

  /** Gives back everything; the log must not be used afterwards. */
  void close() {
    releaseBefore(Long.MAX_VALUE);
    pool.recycle(last);
  }
}
