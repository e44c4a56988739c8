package org.mles.channel;

/**
 * Where frames of a log lie, in an order of their own: of those it is offered it keeps the last
 * ones, as many as a history may have. Thread: loop.
 */
final class FrameList {
  private final HistoryLimits limits;
  private final long[] starts;
  private final int[] octetsOfEach;
  private int count;

  /** What is still to be offered. */
  private long framesLeft;

  private long octetsLeft;

  /**
   * Makes an empty list.
   *
   * @param frames how many will be offered
   * @param octets how many octets they have together
   */
  FrameList(HistoryLimits limits, long frames, long octets) {
    this.limits = limits;
    framesLeft = frames;
    octetsLeft = octets;
    starts = new long[(int) Math.min(frames, limits.frames())];
    octetsOfEach = new int[starts.length];
  }

  /** Returns what a list of at most {@code frames} occupies. */
  static long heapOctets(HistoryLimits limits, long frames) {
    return (Long.BYTES + Integer.BYTES) * Math.min(frames, limits.frames());
  }

  /** Takes the next frame, unless there will be too many behind it. */
  void offer(long start, int octets) {
    if (framesLeft <= limits.frames() && octetsLeft <= limits.octets()) {
      starts[count] = start;
      octetsOfEach[count++] = octets;
    }
    framesLeft--;
    octetsLeft -= octets;
  }

  int count() {
    return count;
  }

  long startOf(int index) {
    return starts[index];
  }

  int octets(int index) {
    return octetsOfEach[index];
  }

  /** Returns how many octets the last {@code newest} frames have. */
  long octetsOfNewest(int newest) {
    long octets = 0;
    for (int i = count - newest; i < count; i++) {
      octets += octetsOfEach[i];
    }
    return octets;
  }

  /** Returns how many of the last frames have {@code octets} together at most. */
  int newestWithin(long octets) {
    long left = octets;
    int newest = 0;
    while (newest < count && octetsOfEach[count - newest - 1] <= left) {
      left -= octetsOfEach[count - newest - 1];
      newest++;
    }
    return newest;
  }
}
