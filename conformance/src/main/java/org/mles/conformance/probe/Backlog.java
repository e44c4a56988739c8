package org.mles.conformance.probe;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts what the suite holds of all that subjects sent and no case has judged, so that one who
 * sends without end costs its own case and not the memory of the run: whoever holds most gives way.
 *
 * <p>Thread: any; guarded by this.
 */
final class Backlog {
  /** All peers of this process: a third of the heap, and what the largest frames need. */
  static final Backlog OF_ALL =
      new Backlog(Math.max(64 << 20, Runtime.getRuntime().maxMemory() / 3));

  private final long mostOctets;
  private final Map<Holder, Long> held = new HashMap<>();
  private long total;

  Backlog(long mostOctets) {
    this.mostOctets = mostOctets;
  }

  /** One who holds octets. */
  interface Holder {
    /** Says that it has to drop what it holds and take nothing more; called under a lock. */
    void giveWay();
  }

  /** Says how much {@code holder} holds now; 0 forgets it. */
  synchronized void holds(Holder holder, long octets) {
    Long before = octets == 0 ? held.remove(holder) : held.put(holder, octets);
    total += octets - (before == null ? 0 : before);
    while (total > mostOctets) {
      Holder largest =
          held.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      total -= held.remove(largest);
      largest.giveWay();
    }
  }
}
