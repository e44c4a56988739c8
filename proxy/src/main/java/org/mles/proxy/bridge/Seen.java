package org.mles.proxy.bridge;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Remembers the last payloads, by a {@link Digest} each: some 80 octets of memory. The oldest is
 * forgotten first, even if it was seen again since. Thread: any. Source: V2-PRX-01, V2-PRX-04.
 */
final class Seen {
  private final int capacity;
  private final Set<Long> digests = new LinkedHashSet<>();

  /** Makes an empty memory of {@code capacity} payloads, at least 1. */
  Seen(int capacity) {
    this.capacity = capacity;
  }

  /** Remembers a payload; false if it is remembered already. */
  synchronized boolean add(long digest) {
    if (!digests.add(digest)) {
      return false;
    }
    if (digests.size() > capacity) {
      Iterator<Long> oldest = digests.iterator();
      oldest.next();
      oldest.remove();
    }
    return true;
  }

  /** Forgets a payload that has not crossed after all, so that its next copy may. */
  synchronized void forget(long digest) {
    digests.remove(digest);
  }
}
