package org.mles.channel;

import java.util.ArrayDeque;

/**
 * Keeps recycled segments, so that steady traffic allocates nothing.
 *
 * <p>Four sizes: a channel starts with 4 KiB, so that many quiet channels stay cheap, and each
 * further segment is four times as large up to 256 KiB. Thread: loop.
 */
class SegmentPool {
  static final int SMALLEST_OCTETS = 4 << 10;
  static final int LARGEST_OCTETS = 256 << 10;

  /** Upper bound of what is kept unused; the rest goes back to the JVM. */
  private static final long MAX_KEPT_OCTETS = 32L << 20;

  private static final int STEP_BITS = 2;
  private static final int SIZES =
      1 + Integer.numberOfTrailingZeros(LARGEST_OCTETS / SMALLEST_OCTETS) / STEP_BITS;

  private final ArrayDeque<Segment>[] free = emptyDeques();
  private final long boundOctets;
  private long keptOctets;
  private long takenOctets;

  /**
   * Makes an empty pool.
   *
   * @param boundOctets what is in use and what is kept unused, together. More may be in use until
   *     somebody gives way; then nothing is kept
   */
  SegmentPool(long boundOctets) {
    this.boundOctets = boundOctets;
  }

  /** Returns a segment that follows one of {@code previousOctets}; 0 means the first of a log. */
  Segment take(int previousOctets) {
    int size = previousOctets == 0 ? 0 : Math.min(sizeOf(previousOctets) + 1, SIZES - 1);
    takenOctets += SMALLEST_OCTETS << (STEP_BITS * size);
    Segment kept = free[size].pollLast();
    if (kept == null) {
      if (takenOctets + keptOctets > boundOctets) {
        letGo();
      }
      return new Segment(SMALLEST_OCTETS << (STEP_BITS * size));
    }
    keptOctets -= kept.capacity();
    return kept;
  }

  /** Leaves what is kept unused to the JVM: it is of the wrong sizes. */
  private void letGo() {
    for (ArrayDeque<Segment> kept : free) {
      kept.clear();
    }
    keptOctets = 0;
  }

  /** Returns what is kept for later and not in use. */
  long keptOctets() {
    return keptOctets;
  }

  /** Returns the memory of all logs together, read or not. Source: V1-LIM-11. */
  long takenOctets() {
    return takenOctets;
  }

  /** Counts memory no more that a log has left to the collector. */
  void forsake(long octets) {
    takenOctets -= octets;
  }

  /** Takes back a segment that no cursor can reach any more. */
  void recycle(Segment segment) {
    takenOctets -= segment.capacity();
    segment.next = null;
    long kept = keptOctets + segment.capacity();
    if (kept <= MAX_KEPT_OCTETS && takenOctets + kept <= boundOctets) {
      keptOctets += segment.capacity();
      free[sizeOf(segment.capacity())].addLast(segment);
    }
  }

  private static int sizeOf(int octets) {
    return Integer.numberOfTrailingZeros(octets / SMALLEST_OCTETS) / STEP_BITS;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no generic arrays
  private static ArrayDeque<Segment>[] emptyDeques() {
    ArrayDeque<Segment>[] deques = new ArrayDeque[SIZES];
    for (int i = 0; i < SIZES; i++) {
      deques[i] = new ArrayDeque<>();
    }
    return deques;
  }
}
