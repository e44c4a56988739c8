package org.mles.client;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers the digests of the last frames, with how often each was seen: a multiset with a bound.
 * Thread: guarded by its owner.
 */
final class SeenWindow {
  private final int capacity;
  private final ArrayDeque<Long> order = new ArrayDeque<>();
  private final Map<Long, Integer> counts = new HashMap<>();

  SeenWindow(int capacity) {
    this.capacity = capacity;
  }

  /** Adds one sight of a frame and forgets the oldest over the bound. */
  void add(long digest) {
    order.addLast(digest);
    counts.merge(digest, 1, Integer::sum);
    if (order.size() > capacity) {
      takeOne(counts, order.removeFirst());
    }
  }

  /** Returns the counts as they are now, for the caller to use up. */
  Map<Long, Integer> counts() {
    return new HashMap<>(counts);
  }

  /** Uses up one count of {@code digest}; false if there is none. */
  static boolean takeOne(Map<Long, Integer> counts, long digest) {
    if (!counts.containsKey(digest)) {
      return false;
    }
    counts.computeIfPresent(digest, (same, count) -> count == 1 ? null : count - 1);
    return true;
  }
}
