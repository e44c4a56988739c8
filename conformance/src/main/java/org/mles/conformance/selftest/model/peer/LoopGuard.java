package org.mles.conformance.selftest.model.peer;

import java.util.HashMap;
import java.util.Map;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.wire.RawFrame;

/**
 * Counts which connection has brought which frame, and forgets nothing. A frame that another side
 * has brought as often is not new. Guarded by the server's lock. Source: PEER-24.
 */
public final class LoopGuard {
  private final Map<RawFrame, Map<Connection, Integer>> sightings = new HashMap<>();

  /** Takes note of a frame and says whether it is new. */
  public boolean isNew(Connection from, RawFrame frame) {
    Map<Connection, Integer> counts = sightings.computeIfAbsent(frame, unused -> new HashMap<>());
    int known = 0;
    for (Map.Entry<Connection, Integer> count : counts.entrySet()) {
      known = count.getKey() == from ? known : Math.max(known, count.getValue());
    }
    return counts.merge(from, 1, Integer::sum) > known;
  }

  /** Says whether any side has brought the frame. */
  public boolean knows(RawFrame frame) {
    return sightings.containsKey(frame);
  }
}
