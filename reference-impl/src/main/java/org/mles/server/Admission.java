package org.mles.server;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Budget;
import org.mles.rule.WireRule;

/**
 * Bounds how many connections there are, and how many of one source have not joined yet.
 *
 * <p>Connections enter on the accepting loop and may leave on another. Thread: any. Source:
 * V1-LIM-07, V1-LIM-08, V1-LIM-14.
 */
final class Admission {
  /**
   * Heap of a connection that keeps no frame: up to 2.3 KiB for socket, selection key, session,
   * member and timer, 2.9 KiB where pointers have 8 octets (x86-64, JDK 17, 2026-11).
   */
  private static final int CONNECTION_OCTETS = 3 << 10;

  private final Budget heap;
  private final int maxConnections;
  private final int maxUnjoinedPerSource;
  private final ConcurrentHashMap<InetAddress, Integer> unjoined = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();

  Admission(Limits limits, Budget heap) {
    this.heap = heap;
    maxConnections = limits.number(Limit.CONNECTIONS);
    maxUnjoinedPerSource = limits.number(Limit.UNJOINED_PER_SOURCE);
  }

  /** Lets one more connection in, or returns the rule that forbids it. Thread: accepting loop. */
  @Nullable WireRule enter(InetAddress source) {
    if (connections.get() >= maxConnections) {
      return WireRule.TOO_MANY_CONNECTIONS;
    }
    if (unjoined.getOrDefault(source, 0) >= maxUnjoinedPerSource) {
      return WireRule.TOO_MANY_FROM_SOURCE;
    }
    if (!heap.tryTake(CONNECTION_OCTETS)) {
      return WireRule.NO_MEMORY;
    }
    connections.incrementAndGet();
    unjoined.merge(source, 1, Integer::sum);
    return null;
  }

  /** A connection that had entered has joined a channel. */
  void joined(InetAddress source) {
    unjoined.computeIfPresent(source, (address, count) -> count == 1 ? null : count - 1);
  }

  /** A connection that had entered is gone. */
  void left(InetAddress source, boolean hadJoined) {
    connections.decrementAndGet();
    heap.giveBack(CONNECTION_OCTETS);
    if (!hadJoined) {
      joined(source);
    }
  }
}
