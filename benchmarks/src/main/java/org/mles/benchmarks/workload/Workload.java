package org.mles.benchmarks.workload;

import java.time.Duration;

/**
 * Everything that decides what one leg publishes. Two legs with equal workloads publish the same
 * octets at the same intended times.
 *
 * @param profile how messages are published
 * @param subscribers number of subscribers, each of which must get each message
 * @param payloadOctets length of a message, at least {@link ProbePayload#MIN_OCTETS}
 * @param periodNanos mean distance of two messages: the idle gap of {@code burst}, the schedule of
 *     {@code paced}; not used by {@code saturate}
 * @param jitter share of the period by which an intended time may move, 0 to 1
 * @param seed seed of the jitter
 * @param warmup closed-loop messages before anything is measured
 * @param measured messages that are measured
 * @param window messages that may be under way at once in {@code saturate}
 * @param saturateNanos how long {@code saturate} publishes, whatever number of messages that makes
 */
public record Workload(
    Profile profile,
    int subscribers,
    int payloadOctets,
    long periodNanos,
    double jitter,
    long seed,
    int warmup,
    int measured,
    int window,
    long saturateNanos) {
  /** A delivery of a closed-loop message, and of each of its octets (2 cores, 2026). */
  private static final double DELIVERY_NANOS = 12_000;

  private static final double OCTET_NANOS = 0.5;

  /** Refuses workloads that cannot be run. */
  public Workload {
    require(subscribers >= 1, "subscribers " + subscribers + "; at least 1");
    require(
        payloadOctets >= ProbePayload.MIN_OCTETS,
        "payload of " + payloadOctets + " octets; at least " + ProbePayload.MIN_OCTETS);
    require(periodNanos >= 0, "period of " + periodNanos + " ns");
    require(jitter >= 0 && jitter <= 1, "jitter " + jitter + "; allowed: 0 to 1");
    require(warmup >= 0, "warm-up of " + warmup + " messages");
    require(measured >= 1, "measured messages " + measured + "; at least 1");
    require(window >= 1, "window of " + window + " messages; at least 1");
  }

  /** Returns the number of deliveries that the measured messages must cause. */
  public long deliveries() {
    return (long) measured * subscribers;
  }

  /** Returns how long the warm-up takes on a machine with two cores, roughly. */
  public Duration warmupTime() {
    return Duration.ofNanos(Math.round(warmup * messageNanos()));
  }

  /** Returns how long the measured messages take there, roughly. */
  public Duration measuredTime() {
    return Duration.ofNanos(
        profile == Profile.SATURATE
            ? saturateNanos
            : Math.round(measured * (periodNanos + messageNanos())));
  }

  private double messageNanos() {
    return subscribers * (DELIVERY_NANOS + payloadOctets * OCTET_NANOS);
  }

  /** Makes the workload that a profile has unless something is set. */
  public static Workload of(Profile profile, int subscribers) {
    return switch (profile) {
      case BURST -> new Workload(profile, subscribers, 20, 5_000_000, 0.25, 1, 400, 200, 1, 0);
      case PACED -> new Workload(profile, subscribers, 20, 10_000_000, 0.25, 1, 400, 400, 1, 0);
      case SATURATE ->
          new Workload(profile, subscribers, 32, 0, 0, 1, 400, 1, 1024, 5_000_000_000L);
      case CLAIM_2017 -> new Workload(profile, subscribers, 20, 0, 0, 1, 0, 1, 1, 0);
    };
  }

  private static void require(boolean condition, String complaint) {
    if (!condition) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
