package org.mles.channel;

import org.mles.memory.Budget;

/**
 * Knows where the retained frames of a channel's log begin: the last ones, bounded in number and in
 * octets, whichever is reached first, and by the heap where frames are many and small.
 *
 * <p>Holds no octets, only the positions at which retained frames start. Thread: loop. Source:
 * V1-HIST-04, V1-HIST-05, V1-HIST-10.
 */
final class History {
  private static final int FIRST_CAPACITY = 4;

  private final HistoryLimits limits;
  private final Budget heap;
  private long[] starts = {};
  private int first;
  private int count;
  private long tail;

  History(HistoryLimits limits, Budget heap) {
    this.limits = limits;
    this.heap = heap;
  }

  /** Position of the oldest retained frame, or the tail if there is none. */
  long start() {
    return count == 0 ? tail : starts[first];
  }

  /** Number of retained frames. */
  int frames() {
    return count;
  }

  /** Octets of all retained frames. */
  long octets() {
    return tail - start();
  }

  /** Octets of retained frame number {@code index}, oldest first. */
  int octets(int index) {
    long end = index + 1 == count ? tail : startOf(index + 1);
    return (int) (end - startOf(index));
  }

  HistoryLimits limits() {
    return limits;
  }

  /** Forgets everything and begins again with the last {@code kept} frames before {@code end}. */
  void restart(FrameList frames, int kept, long end) {
    count = 0;
    tail = end - frames.octetsOfNewest(kept);
    for (int i = frames.count() - kept; i < frames.count(); i++) {
      appended(frames.octets(i));
    }
  }

  /** Takes note of one frame appended to the log's tail. */
  void appended(int octets) {
    long start = tail;
    tail += octets;
    if (limits.frames() == 0) {
      return;
    }
    if (count == limits.frames() || (count == starts.length && !grow())) {
      if (count == 0) {
        return;
      }
      dropOldest();
    }
    starts[(first + count) % starts.length] = start;
    count++;
    while (count > 0 && tail - start() > limits.octets()) {
      dropOldest();
    }
  }

  /** Gives up frames until at most half of the octets are left; with a single frame, all. */
  void forgetOlderHalf() {
    long kept = (tail - start()) / 2;
    while (count > 0 && tail - start() > kept) {
      dropOldest();
    }
  }

  /** Position of retained frame number {@code index}, oldest first. */
  long startOf(int index) {
    return starts[(first + index) % starts.length];
  }

  private void dropOldest() {
    first = (first + 1) % starts.length;
    count--;
  }

  /** Gives back what it occupies; it must not be used afterwards. */
  void close() {
    heap.giveBack((long) starts.length * Long.BYTES);
    count = 0;
    starts = new long[0];
  }

  private boolean grow() {
    int capacity = Math.min(limits.frames(), Math.max(FIRST_CAPACITY, 2 * starts.length));
    if (!heap.tryTake((long) capacity * Long.BYTES)) {
      return false;
    }
    long[] unrolled = new long[capacity];
    for (int i = 0; i < count; i++) {
      unrolled[i] = startOf(i);
    }
    heap.giveBack((long) starts.length * Long.BYTES);
    starts = unrolled;
    first = 0;
    return true;
  }
}
