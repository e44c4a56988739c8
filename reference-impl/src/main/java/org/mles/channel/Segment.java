package org.mles.channel;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Stretch of a channel log in direct memory.
 *
 * <p>Ownership: a segment belongs to one log from {@link SegmentPool#take} to {@link
 * SegmentPool#recycle}. Only the log writes, only at the end; octets below {@link #end} never
 * change while the log owns the segment, so any number of cursors may read them. Nobody keeps a
 * segment that its log gave back: the log recycles only what every cursor has left.
 *
 * <p>Thread: loop.
 */
final class Segment {
  private static final int NOT_IN_LOG = -1;

  private final ByteBuffer memory;
  private ByteBuffer[] views = {};
  private long start = NOT_IN_LOG;
  @Nullable Segment next;

  Segment(int octets) {
    memory = ByteBuffer.allocateDirect(octets);
  }

  int capacity() {
    return memory.capacity();
  }

  /** Begins a life in a log at {@code position}. */
  Segment placedAt(long position) {
    start = position;
    memory.clear();
    return this;
  }

  /** Log position of the first octet. */
  long start() {
    return start;
  }

  /** Log position after the last octet written. */
  long end() {
    return start + memory.position();
  }

  /** Copies as many octets as fit from {@code frames}, whose position moves. */
  void append(ByteBuffer frames) {
    int octets = Math.min(frames.remaining(), memory.remaining());
    memory.put(memory.position(), frames, frames.position(), octets);
    memory.position(memory.position() + octets);
    frames.position(frames.position() + octets);
  }

  /**
   * Returns the octets from log position {@code from} to {@code to}, without a copy.
   *
   * @param index which of the reusable views to point there; two ranges that are written in one
   *     send need two
   */
  ByteBuffer view(int index, long from, long to) {
    if (index == views.length) {
      views = Arrays.copyOf(views, index + 1);
      views[index] = memory.duplicate();
    }
    return views[index].limit((int) (to - start)).position((int) (from - start));
  }
}
