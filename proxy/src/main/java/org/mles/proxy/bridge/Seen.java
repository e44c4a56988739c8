package org.mles.proxy.bridge;

import java.security.SecureRandom;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.mles.hash.SipHash24;

/**
 * Remembers the last payloads, by a 64-bit digest each: some 80 octets of memory.
 *
 * <p>The digest is SipHash under a random secret, so nobody outside can make two payloads collide
 * and have one suppressed; by accident it happens once in 2^64 pairs. The oldest is forgotten
 * first, even if it was seen again since. Thread: any. Source: V2-PRX-01, V2-PRX-04.
 */
final class Seen {
  private final int capacity;
  private final long k0;
  private final long k1;
  private final Set<Long> digests = new LinkedHashSet<>();

  /** Makes an empty memory of {@code capacity} payloads, at least 1. */
  Seen(int capacity) {
    SecureRandom random = new SecureRandom();
    this.capacity = capacity;
    k0 = random.nextLong();
    k1 = random.nextLong();
  }

  /** Remembers a payload; false if it is remembered already. */
  boolean add(byte[] payload) {
    long digest = digest(payload);
    synchronized (this) {
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
  }

  /** Forgets a payload that has not crossed after all, so that its next copy may. */
  void forget(byte[] payload) {
    long digest = digest(payload);
    synchronized (this) {
      digests.remove(digest);
    }
  }

  private long digest(byte[] payload) {
    return new SipHash24(k0, k1).update(payload).finish();
  }
}
