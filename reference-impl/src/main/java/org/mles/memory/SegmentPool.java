package org.mles.memory;

import org.jspecify.annotations.Nullable;

/**
 * One router's part of the memory of all channels.
 *
 * <p>A channel starts with 4 KiB, so that many quiet channels stay cheap, and each further segment
 * is four times as large up to 256 KiB. Thread: loop.
 */
public class SegmentPool {
  /** Size of the first segment of a log. */
  public static final int SMALLEST_OCTETS = Arena.SMALLEST_OCTETS;

  /** Size that segments grow to. */
  public static final int LARGEST_OCTETS = Arena.LARGEST_OCTETS;

  private static final int GROWTH = 4;

  private final LogMemory memory;
  private long takenOctets;

  /** Makes a pool that has taken nothing. */
  public SegmentPool(LogMemory memory) {
    this.memory = memory;
  }

  /**
   * Returns a segment that follows one of {@code previousOctets}; 0 means the first of a log.
   *
   * @return an empty segment, smaller than usual if memory is short; null if there is none
   */
  public @Nullable Segment take(int previousOctets) {
    int octets = Math.min(GROWTH * previousOctets, LARGEST_OCTETS);
    Segment segment = memory.take(Math.max(SMALLEST_OCTETS, octets));
    takenOctets += segment == null ? 0 : segment.capacity();
    return segment;
  }

  /** Takes back a segment that no cursor can reach any more. */
  public void recycle(Segment segment) {
    takenOctets -= segment.capacity();
    memory.recycle(segment);
  }

  /** Returns the memory of this router's logs, read or not. */
  public long takenOctets() {
    return takenOctets;
  }
}
