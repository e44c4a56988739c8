package org.mles.guard;

import java.util.Arrays;

/**
 * The last frames that were seen in a channel, counted per digest and origin, oldest first.
 *
 * <p>Arrays instead of maps of objects: a channel may have seen thousands of frames, and a server
 * thousands of channels. Thread: loop.
 */
final class Sightings {
  static final int FIRST_CAPACITY = 64;

  private static final int NONE = -1;

  /** A ring: which count each sighting belongs to. */
  private final int[] window;

  private int first;
  private int size;

  /** One count per digest and origin; those whose digests share a list are chained. */
  private final long[] digests;

  private final long[] origins;
  private final int[] counts;
  private final int[] next;
  private final int[] lists;

  /** The first count that is not in use; the others hang on it. */
  private int unused;

  /** Makes room for {@code capacity} sightings, at least one. */
  Sightings(int capacity) {
    window = new int[capacity];
    digests = new long[capacity];
    origins = new long[capacity];
    counts = new int[capacity];
    next = new int[capacity];
    lists = new int[Integer.highestOneBit(capacity) << 1];
    Arrays.fill(lists, NONE);
    Arrays.setAll(next, i -> i + 1 < capacity ? i + 1 : NONE);
  }

  /** Returns what so many sightings occupy. */
  static long heapOctets(int capacity) {
    return (2L * Long.BYTES + 5L * Integer.BYTES) * capacity;
  }

  int capacity() {
    return window.length;
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == window.length;
  }

  boolean contains(long digest) {
    int count = lists[list(digest)];
    while (count != NONE && digests[count] != digest) {
      count = next[count];
    }
    return count != NONE;
  }

  /** Returns how often the frame came from the other origin that sent it most often. */
  int mostOfOthers(long origin, long digest) {
    int most = 0;
    for (int i = lists[list(digest)]; i != NONE; i = next[i]) {
      if (digests[i] == digest && origins[i] != origin) {
        most = Math.max(most, counts[i]);
      }
    }
    return most;
  }

  /** Adds a sighting, for which there must be room; returns how many this origin has now. */
  int add(long origin, long digest) {
    int count = lists[list(digest)];
    while (count != NONE && (digests[count] != digest || origins[count] != origin)) {
      count = next[count];
    }
    if (count == NONE) {
      count = newCount(origin, digest);
    }
    window[(first + size) % window.length] = count;
    size++;
    return ++counts[count];
  }

  private int newCount(long origin, long digest) {
    int count = unused;
    unused = next[count];
    int list = list(digest);
    next[count] = lists[list];
    lists[list] = count;
    digests[count] = digest;
    origins[count] = origin;
    return count;
  }

  /** Forgets the oldest; there must be one. */
  void removeOldest() {
    int count = window[first];
    first = (first + 1) % window.length;
    size--;
    if (--counts[count] == 0) {
      unchain(count);
      next[count] = unused;
      unused = count;
    }
  }

  private void unchain(int count) {
    int list = list(digests[count]);
    if (lists[list] == count) {
      lists[list] = next[count];
      return;
    }
    int before = lists[list];
    while (next[before] != count) {
      before = next[before];
    }
    next[before] = next[count];
  }

  /** Copies everything into one with more room. */
  Sightings copy(int capacity) {
    Sightings copy = new Sightings(capacity);
    for (int i = 0; i < size; i++) {
      int count = window[(first + i) % window.length];
      copy.add(origins[count], digests[count]);
    }
    return copy;
  }

  private int list(long digest) {
    return (int) digest & (lists.length - 1);
  }
}
