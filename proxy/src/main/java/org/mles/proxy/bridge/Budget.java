package org.mles.proxy.bridge;

import java.util.concurrent.atomic.AtomicLong;

/** Octets that may wait in all outboxes of a bridge together. Thread: any. */
final class Budget {
  private final AtomicLong left;

  Budget(long octets) {
    left = new AtomicLong(octets);
  }

  /** Takes octets; false, and none taken, if fewer are left. */
  boolean take(long octets) {
    long before = left.getAndUpdate(have -> have >= octets ? have - octets : have);
    return before >= octets;
  }

  /** Gives octets back that were taken. */
  void give(long octets) {
    left.addAndGet(octets);
  }
}
