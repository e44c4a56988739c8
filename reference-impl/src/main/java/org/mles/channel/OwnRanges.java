package org.mles.channel;

import java.util.Arrays;
import org.mles.memory.Budget;

/**
 * Ranges of a log that a subscriber appended itself and has not passed yet, in order.
 *
 * <p>Neighbouring ranges are joined, so a publisher alone on its channel needs one. The number is
 * bounded by the slow-reader limit, since each range lies ahead of the cursor, and by the heap.
 * Thread: loop.
 */
final class OwnRanges {
  static final long NONE = Long.MAX_VALUE;

  private static final int FIRST_LENGTH = 4;

  private final Budget heap;

  /** Pairs of start and end; a ring of a power of two, so that an index needs only a mask. */
  private long[] ring = {};

  private int first;
  private int count;

  OwnRanges(Budget heap) {
    this.heap = heap;
  }

  /** Start of the range number {@code index} from the nearest, or {@link #NONE}. */
  long start(int index) {
    return index < count ? ring[at(index)] : NONE;
  }

  /** End of the range number {@code index}, which must exist. */
  long end(int index) {
    return ring[at(index) + 1];
  }

  /** Forgets the nearest range and returns its end. */
  long removeNext() {
    long end = ring[first + 1];
    first = (first + 2) & (ring.length - 1);
    count--;
    return end;
  }

  /**
   * Adds the range from {@code start} to {@code end}, which lies after all others.
   *
   * @return false if there is no memory for one more
   */
  boolean add(long start, long end) {
    if (count > 0 && end(count - 1) == start) {
      ring[at(count - 1) + 1] = end;
      return true;
    }
    if (2 * count == ring.length && !grow()) {
      return false;
    }
    ring[at(count)] = start;
    ring[at(count) + 1] = end;
    count++;
    return true;
  }

  /** Gives back what it occupies; it must not be used afterwards. */
  void close() {
    heap.giveBack((long) ring.length * Long.BYTES);
    ring = new long[0];
  }

  private int at(int index) {
    return (first + 2 * index) & (ring.length - 1);
  }

  private boolean grow() {
    int length = Math.max(FIRST_LENGTH, 2 * ring.length);
    if (!heap.tryTake((long) length * Long.BYTES)) {
      return false;
    }
    long[] unrolled = Arrays.copyOf(ring, length);
    int tailLength = ring.length - first;
    System.arraycopy(ring, first, unrolled, 0, tailLength);
    System.arraycopy(ring, 0, unrolled, tailLength, first);
    heap.giveBack((long) ring.length * Long.BYTES);
    ring = unrolled;
    first = 0;
    return true;
  }
}
