package org.mles.conformance.selftest.model;

import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.wire.RawFrame;

/**
 * Merges the items of a resync into a history that is not empty. Thread: caller. Source: RSY-18.
 */
final class Merge {
  private final List<Channel.Kept> merged;
  private final List<RawFrame> missing = new ArrayList<>();

  /** Merges {@code items}, brought by {@code from}, into what is held. */
  Merge(List<Channel.Kept> held, List<RawFrame> items, Connection from) {
    merged = new ArrayList<>(held);
    List<Boolean> taken = new ArrayList<>();
    held.forEach(kept -> taken.add(false));
    int behind = 0;
    for (RawFrame item : items) {
      int known = untaken(item, taken);
      if (known >= 0) {
        taken.set(known, true);
        behind = known + 1;
      } else {
        merged.add(behind, new Channel.Kept(item, from));
        taken.add(behind, true);
        missing.add(item);
        behind++;
      }
    }
  }

  private int untaken(RawFrame item, List<Boolean> taken) {
    for (int i = 0; i < merged.size(); i++) {
      if (!taken.get(i) && merged.get(i).frame().equals(item)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the items that were not held, in their order. */
  List<RawFrame> missing() {
    return missing;
  }

  /** Returns the history that holds all. */
  List<Channel.Kept> merged() {
    return merged;
  }
}
