package org.mles.channel;

/**
 * Knows where the retained frames of a channel's log begin: the last ones, bounded in number and in
 * octets, whichever is reached first.
 *
 * <p>Holds no octets, only the positions at which retained frames start. Thread: loop. Source:
 * V1-HIST-04, V1-HIST-05, V1-HIST-10.
 */
final class History {
  private static final int FIRST_CAPACITY = 4;

  private final HistoryLimits limits;
  private long[] starts = {};
  private int first;
  private int count;
  private long tail;

  History(HistoryLimits limits) {
    this.limits = limits;
  }

  /** Position of the oldest retained frame, or the tail if there is none. */
  long start() {
    return count == 0 ? tail : starts[first];
  }

  /** Number of retained frames. */
  int frames() {
    return count;
  }

  /** Octets of retained frame number {@code index}, oldest first. */
  int octets(int index) {
    long end = index + 1 == count ? tail : startOf(index + 1);
    return (int) (end - startOf(index));
  }

  /** Forgets everything; the next frame starts at {@code position}. */
  void restartAt(long position) {
    count = 0;
    tail = position;
  }

  /** Takes note of one frame appended to the log's tail. */
  void appended(int octets) {
    long start = tail;
    tail += octets;
    if (limits.frames() == 0) {
      return;
    }
    if (count == limits.frames()) {
      dropOldest();
    } else if (count == starts.length) {
      grow();
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

  private void grow() {
    int capacity = Math.min(limits.frames(), Math.max(FIRST_CAPACITY, 2 * starts.length));
    long[] unrolled = new long[capacity];
    for (int i = 0; i < count; i++) {
      unrolled[i] = startOf(i);
    }
    starts = unrolled;
    first = 0;
  }
}
