package org.mles.channel;

import java.nio.ByteBuffer;
import org.mles.memory.Budget;
import org.mles.memory.Segment;

/**
 * Reading position of one subscriber in its channel's log: all that a subscriber costs.
 *
 * <p>Own ranges are stepped over, which is why nobody hears an echo. Thread: loop.
 */
public final class Cursor {
  private final OwnRanges own;
  private Segment segment;
  private long position;

  Cursor(ChannelLog log, long position, Budget heap) {
    own = new OwnRanges(heap);
    this.position = position;
    segment = log.segmentAt(position);
  }

  /** Position of the next octet to write. */
  public long position() {
    return position;
  }

  /**
   * Marks what the subscriber just appended, from {@code start} to the tail {@code end}.
   *
   * @return false if there is no memory for the mark: this cursor would read its own octets
   */
  boolean appendedOwn(long start, long end) {
    if (position != start) {
      return own.add(start, end);
    }
    position = end;
    settle();
    return true;
  }

  /**
   * Points {@code slices} at the octets from here to {@code end}, own ranges left out, as many as
   * there is room for.
   *
   * @return how many slices were set; 0 if there is nothing to write
   */
  public int view(ByteBuffer[] slices, long end) {
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
      Segment reached = at.at(from);
      viewsOfSegment = reached == at ? viewsOfSegment : 0;
      at = reached;
    }
    return count;
  }

  /** Moves over {@code octets} that were written, and over own ranges that this reaches. */
  public void advance(long octets) {
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
    segment = segment.at(position);
  }

  /** Gives back what it occupies; it must not be used afterwards. */
  public void close() {
    own.close();
  }
}
