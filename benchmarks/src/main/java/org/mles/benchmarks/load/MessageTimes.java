package org.mles.benchmarks.load;

import org.mles.benchmarks.workload.Streams;

/**
 * The intended and the actual send time of each message whose times are kept. Thread: the
 * publisher.
 */
final class MessageTimes {
  private final Streams streams;
  private final int stride;
  private final long[] intended;
  private final long[] sent;
  private final long[] sentToAll;
  private long published;

  /**
   * Begins a leg.
   *
   * @param slots how many times are kept for each stream
   * @param stride keeps those of every {@code stride}-th message of a stream
   */
  MessageTimes(Streams streams, int slots, int stride) {
    this.streams = streams;
    this.stride = stride;
    this.intended = new long[slots * streams.count()];
    this.sent = new long[slots * streams.count()];
    this.sentToAll = new long[slots * streams.count()];
  }

  /** Notes message {@code index}, the next one, at the moment before it leaves. */
  void leaves(long index, long intendedNanos, long sentNanos) {
    published = index + 1;
    long within = streams.within(index);
    long slot = streams.index(streams.of(index), within / stride);
    if (within % stride == 0 && slot < intended.length) {
      intended[(int) slot] = intendedNanos;
      sent[(int) slot] = sentNanos;
    }
  }

  /** Notes when the server had made its last send of message {@code index}. */
  void sentToAll(long index, long nanos) {
    long within = streams.within(index);
    long slot = streams.index(streams.of(index), within / stride);
    if (within % stride == 0 && slot < sentToAll.length) {
      sentToAll[(int) slot] = nanos;
    }
  }

  long published() {
    return published;
  }

  /**
   * Returns the number of messages whose times are kept. Slots are numbered as messages are: slot
   * {@code i} is of stream {@code i % count}.
   */
  int slots() {
    long count = streams.count();
    long kept =
        published / (count * stride) * count + Math.min(published % (count * stride), count);
    return (int) Math.min(intended.length, kept);
  }

  long intendedNanos(int slot) {
    return intended[slot];
  }

  long sentNanos(int slot) {
    return sent[slot];
  }

  /** Returns when the last send was made, 0 if that is not known. */
  long sentToAllNanos(int slot) {
    return sentToAll[slot];
  }
}
