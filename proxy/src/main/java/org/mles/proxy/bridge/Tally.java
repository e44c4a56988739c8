package org.mles.proxy.bridge;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counters of one bridge, over all its channels. Thread: any. */
final class Tally {
  private final AtomicLongArray values = new AtomicLongArray(Count.values().length);

  void add(Count count) {
    values.incrementAndGet(count.ordinal());
  }

  Map<Count, Long> values() {
    Map<Count, Long> copy = new EnumMap<>(Count.class);
    for (Count count : Count.values()) {
      copy.put(count, values.get(count.ordinal()));
    }
    return copy;
  }
}
