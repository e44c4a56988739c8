package org.mles.benchmarks.load;

/**
 * The intended and the actual send time of each message whose times are kept. Thread: the
 * publisher.
 */
final class MessageTimes {
  private final int stride;
  private final long[] intended;
  private final long[] sent;
  private long published;

  MessageTimes(int slots, int stride) {
    this.stride = stride;
    this.intended = new long[slots];
    this.sent = new long[slots];
  }

  /** Notes message {@code index}, the next one, at the moment before it leaves. */
  void leaves(long index, long intendedNanos, long sentNanos) {
    published = index + 1;
    if (index % stride == 0 && index / stride < intended.length) {
      intended[(int) (index / stride)] = intendedNanos;
      sent[(int) (index / stride)] = sentNanos;
    }
  }

  long published() {
    return published;
  }

  /** Returns the number of messages whose times are kept. */
  int slots() {
    return (int) Math.min(intended.length, (published + stride - 1) / stride);
  }

  long intendedNanos(int slot) {
    return intended[slot];
  }

  long sentNanos(int slot) {
    return sent[slot];
  }
}
