package org.mles.proxy.web;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts while a proxy runs. Thread: any. */
final class Tally {
  private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);

  Tally() {
    for (Count count : Count.values()) {
      counts.put(count, new LongAdder());
    }
  }

  void add(Count what) {
    add(what, 1);
  }

  void add(Count what, long more) {
    adder(what).add(more);
  }

  long of(Count what) {
    return adder(what).sum();
  }

  private LongAdder adder(Count what) {
    LongAdder adder = counts.get(what);
    if (adder == null) {
      throw new IllegalArgumentException("no count of " + what);
    }
    return adder;
  }

  /** Reads all by name. */
  Map<String, Long> values() {
    Map<String, Long> values = new LinkedHashMap<>();
    long open = of(Count.BROWSERS_ACCEPTED_TOTAL) - of(Count.BROWSERS_CLOSED_TOTAL);
    values.put("proxy_browsers_open", open);
    counts.forEach((count, adder) -> values.put(count.word(), adder.sum()));
    return values;
  }
}
