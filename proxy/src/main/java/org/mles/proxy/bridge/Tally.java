package org.mles.proxy.bridge;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counters of one bridge, over all its channels. Thread: any. */
final class Tally {
  private final Map<Count, Long> values = new ConcurrentHashMap<>();

  void add(Count count) {
    values.merge(count, 1L, Long::sum);
  }

  Map<Count, Long> values() {
    Map<Count, Long> copy = new EnumMap<>(Count.class);
    for (Count count : Count.values()) {
      copy.put(count, values.getOrDefault(count, 0L));
    }
    return copy;
  }
}
