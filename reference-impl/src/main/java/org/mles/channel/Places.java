package org.mles.channel;

import java.util.Arrays;

/**
 * Finds frames of a history by their digests, each of equal ones once. Thread: any.
 *
 * <p>Two arrays instead of maps of objects: a history may have many small frames.
 */
final class Places {
  static final int NONE = -1;

  /** What it occupies for each frame, the digest included. */
  static final int OCTETS_PER_FRAME = Long.BYTES + 5 * Integer.BYTES;

  private final long[] digests;

  /** For each frame the next one that is equal. */
  private final int[] nextEqual;

  /** Open hash table: the first of equal frames, and the first that was not taken yet. */
  private final int[] firsts;

  private final int[] untaken;

  Places(long[] digests) {
    this.digests = digests;
    nextEqual = new int[digests.length];
    firsts = new int[Integer.highestOneBit(Math.max(1, digests.length)) << 1];
    untaken = new int[firsts.length];
    Arrays.fill(firsts, NONE);
    for (int place = digests.length - 1; place >= 0; place--) {
      int slot = slot(digests[place]);
      nextEqual[place] = firsts[slot];
      firsts[slot] = place;
      untaken[slot] = place;
    }
  }

  /** Takes the oldest frame with that digest that was not taken yet, or returns {@link #NONE}. */
  int take(long digest) {
    int slot = slot(digest);
    int place = firsts[slot] == NONE ? NONE : untaken[slot];
    if (place != NONE) {
      untaken[slot] = nextEqual[place];
    }
    return place;
  }

  /** Returns the slot of that digest, or the free one where it belongs. */
  private int slot(long digest) {
    int slot = (int) digest & (firsts.length - 1);
    while (firsts[slot] != NONE && digests[firsts[slot]] != digest) {
      slot = (slot + 1) & (firsts.length - 1);
    }
    return slot;
  }
}
