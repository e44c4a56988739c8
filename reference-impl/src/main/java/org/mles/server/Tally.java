package org.mles.server;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.mles.memory.LogMemory;
import org.mles.rule.WireRule;
import org.mles.server.tls.TlsDoor;

/** Counts while a server runs. Loops add, anybody may read. Thread: any. */
final class Tally {
  final LongAdder connectionsAccepted = new LongAdder();
  final LongAdder connectionsClosed = new LongAdder();
  final LongAdder joins = new LongAdder();
  final LongAdder framesIn = new LongAdder();
  final LongAdder framesOut = new LongAdder();
  final LongAdder octetsIn = new LongAdder();
  final LongAdder octetsOut = new LongAdder();
  final LongAdder resyncs = new LongAdder();
  final LongAdder linksUp = new LongAdder();
  final LongAdder linksDown = new LongAdder();
  final LongAdder certificatesReplaced = new LongAdder();
  final LongAdder certificatesKept = new LongAdder();
  final LongAdder bugs = new LongAdder();
  private final Map<WireRule, LongAdder> refusals = new EnumMap<>(WireRule.class);

  Tally() {
    for (WireRule rule : WireRule.values()) {
      refusals.put(rule, new LongAdder());
    }
  }

  LongAdder refusals(WireRule rule) {
    LongAdder adder = refusals.get(rule);
    if (adder == null) {
      throw new IllegalArgumentException("no count of " + rule);
    }
    return adder;
  }

  /**
   * Reads all.
   *
   * @param door where TLS comes in; null if it does not
   * @param logs what the channels occupy
   */
  Counters read(@Nullable TlsDoor door, LogMemory logs) {
    Map<WireRule, Long> broken = new EnumMap<>(WireRule.class);
    refusals.forEach(
        (rule, count) -> {
          if (count.sum() > 0) {
            broken.put(rule, count.sum());
          }
        });
    long closed = connectionsClosed.sum();
    long accepted = connectionsAccepted.sum();
    return new Counters(
        accepted,
        accepted - closed,
        joins.sum(),
        framesIn.sum(),
        framesOut.sum(),
        octetsIn.sum(),
        octetsOut.sum(),
        resyncs.sum(),
        linksUp.sum(),
        linksDown.sum(),
        bugs.sum(),
        logs.heldOctets(),
        door == null ? Map.of() : certificates(door),
        broken);
  }

  private Map<String, Long> certificates(TlsDoor door) {
    return Map.of(
        "tls_certificate_days_left", door.daysLeft(),
        "tls_certificates_replaced_total", certificatesReplaced.sum(),
        "tls_certificates_kept_total", certificatesKept.sum());
  }
}
