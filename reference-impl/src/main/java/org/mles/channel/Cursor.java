package org.mles.channel;

import java.nio.ByteBuffer;

/**
 * Reading position of one subscriber in its channel's log: all that a subscriber costs.
 *
 * <p>Own ranges are stepped over, which is why nobody hears an echo. Thread: loop.
 */
final class Cursor {
  private final OwnRanges own = new OwnRanges();
  private Segment segment;
  private long position;

  Cursor(ChannelLog log, long position) {
    this.position = position;
    segment = log.segmentAt(position);
  }

  /** Position of the next octet to write. */
  long position() {
    return position;
  }

  /** Marks what the subscriber just appended, from {@code start} to the tail {@code end}. */
  void appendedOwn(long start, long end) {
    if (position == start) {
      position = end;
      settle();
    } else {
      own.add(start, end);
    }
  }

  /**
   * Points {@code slices} at the octets from here to {@code end}, own ranges left out, as many as
   * there is room for.
   *
   * @return how many slices were set; 0 if there is nothing to write
   */
  int view(ByteBuffer[] slices, long end) {
    settle();
    int count = 0;
    int viewsOfSegment = 0;
    int ownIndex = 0;
    Segment at = segment;
    long from = position;
    while (from < end && count < slices.length) {
      long to = Math.min(Math.min(end, own.start(ownIndex)), at.end());
      if (to > from) {
        slices[count++] = at.view(viewsOfSegment++, from, to);
      }
      from = to == own.start(ownIndex) ? own.end(ownIndex++) : to;
      while (at.next != null && from >= at.end()) {
        at = at.next;
        viewsOfSegment = 0;
      }
    }
    return count;
  }

  /** Moves over {@code octets} that were written, and over own ranges that this reaches. */
  void advance(long octets) {
    long left = octets;
    while (left > 0) {
      long step = Math.min(left, own.start(0) - position);
      position += step;
      left -= step;
      if (position == own.start(0)) {
        position = own.removeNext();
      }
    }
    settle();
  }

  /** Lets go of segments that are read to their end, so that the log may recycle them. */
  void settle() {
    while (segment.next != null && position >= segment.end()) {
      segment = segment.next;
    }
  }
}
