package org.mles.benchmarks.result;

import org.jspecify.annotations.Nullable;

/** A number of a leg that two systems are compared by. */
public enum Metric {
  /** Median over messages of the time until the last subscriber had it. */
  TIME_TO_LAST("timeToLast.p50", "time to last subscriber", false),
  /** Median over messages of the time until the server had made its last send. */
  LAST_SEND("timeToLastSend.p50", "time to last send", false),
  /** Median over all deliveries. */
  DELIVERY("delivery.p50", "delivery latency", false),
  /** CPU time of the server per delivery. */
  SERVER_CPU("cpuNsPerDelivery.server", "server CPU per delivery", false),
  /** CPU time of the load process per delivery. */
  LOAD_CPU("cpuNsPerDelivery.client", "load CPU per delivery", false),
  /** Deliveries per second, all subscribers together. */
  THROUGHPUT("deliveriesPerSecond", "deliveries per second", true);

  private final String key;
  private final String words;
  private final boolean moreIsBetter;

  Metric(String key, String words, boolean moreIsBetter) {
    this.key = key;
    this.words = words;
    this.moreIsBetter = moreIsBetter;
  }

  /** Returns the name in result files. */
  public String key() {
    return key;
  }

  /** Returns the name for readers. */
  public String words() {
    return words;
  }

  /** Returns whether the larger value is the better one. */
  public boolean moreIsBetter() {
    return moreIsBetter;
  }

  /** Returns the value in {@code leg}, null if it is unknown or not positive. */
  public @Nullable Long of(LegResult leg) {
    LegResult.Times ns = leg.ns();
    LegResult.Cpu cpu = leg.costs().cpuNsPerDelivery();
    Long known =
        switch (this) {
          case TIME_TO_LAST -> ns == null ? null : median(ns.timeToLast());
          case LAST_SEND -> ns == null ? null : median(ns.timeToLastSend());
          case DELIVERY -> ns == null ? null : median(ns.delivery());
          case SERVER_CPU -> cpu == null ? null : cpu.server();
          case LOAD_CPU -> cpu == null ? null : cpu.client();
          case THROUGHPUT -> leg.costs().deliveriesPerSecond();
        };
    return known == null || known <= 0 ? null : known;
  }

  private static @Nullable Long median(@Nullable LatencyNanos latency) {
    return latency == null ? null : latency.p50();
  }
}
