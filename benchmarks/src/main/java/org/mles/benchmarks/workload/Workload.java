package org.mles.benchmarks.workload;

import java.time.Duration;

/**
 * Everything that decides what one leg publishes. Two legs with equal workloads publish the same
 * octets at the same intended times.
 *
 * @param profile how messages are published
 * @param subscribers number of subscribers of all channels, each of which must get each message of
 *     its own
 * @param payloadOctets length of a message, at least {@link ProbePayload#MIN_OCTETS}
 * @param periodNanos mean distance of two messages: the idle gap of {@code burst}, the schedule of
 *     {@code paced}; not used by {@code saturate}
 * @param jitter share of the period by which an intended time may move, 0 to 1
 * @param seed seed of the jitter
 * @param warmup closed-loop messages before anything is measured
 * @param measured messages that are measured
 * @param window messages that may be under way at once in {@code saturate}
 * @param saturateNanos how long {@code saturate} publishes, whatever number of messages that makes
 * @param streams the channels and publishers over which all of this is divided
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
    long saturateNanos,
    Streams streams) {
  /** A connection each from one address to another leaves room for some 28,000. */
  private static final int MOST_CONNECTIONS = 20_000;

  /** What fits into a frame of Mles with room for the names around it. */
  private static final int MOST_OCTETS = 16_000_000;

  /** Most deliveries whose times a load process keeps, in its heap of 512 MiB. */
  public static final int MOST_DELIVERIES = 5_000_000;

  /** Has room in any socket that nobody reads, whatever a protocol puts around it. */
  private static final int MOST_OCTETS_UNREAD = 16_384;

  /** In {@code sends}, two messages tell how many octets one is on the wire. */
  private static final int FEWEST_TO_LEARN = 3;

  private static final int MOST_MESSAGES = 1_000_000;
  private static final int MOST_WINDOW = 100_000;
  private static final long MOST_NANOS = 3_600_000_000_000L;

  /** A delivery of a closed-loop message, and of each of its octets (2 cores, 2026). */
  private static final double DELIVERY_NANOS = 12_000;

  private static final double OCTET_NANOS = 0.5;

  /** Refuses workloads that cannot be run. */
  public Workload {
    require("subscribers", subscribers, 1, MOST_CONNECTIONS);
    require("publishers", streams.count(), 1, MOST_CONNECTIONS - subscribers + 1);
    if (subscribers < streams.channels()) {
      throw new IllegalArgumentException(
          subscribers + " subscribers of " + streams.channels() + " channels; each needs one");
    }
    boolean unread = profile == Profile.SENDS;
    int most = unread ? MOST_OCTETS_UNREAD : MOST_OCTETS;
    String message = unread ? "octets of a message that nobody reads" : "octets of a message";
    require(message, payloadOctets, ProbePayload.MIN_OCTETS, most);
    if (unread && !streams.single()) {
      throw new IllegalArgumentException("sends is for one publisher of one channel");
    }
    require("nanoseconds between messages", periodNanos, 0, MOST_NANOS);
    require("messages of warm-up", warmup, unread ? FEWEST_TO_LEARN : 0, MOST_MESSAGES);
    require("measured messages", measured, 1, MOST_MESSAGES);
    require(
        "measured deliveries",
        (long) measured * streams.readers(0, subscribers),
        1,
        MOST_DELIVERIES);
    require("messages under way", window, 1, MOST_WINDOW);
    require("nanoseconds", saturateNanos, profile == Profile.SATURATE ? 1 : 0, MOST_NANOS);
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter " + jitter + "; 0 to 1");
    }
    if (profile != Profile.SATURATE && measured < streams.count()) {
      throw new IllegalArgumentException(
          measured + " messages of " + streams.count() + " publishers; each needs one");
    }
  }

  /** Makes a workload of one publisher in one channel. */
  public Workload(
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
    this(
        profile,
        subscribers,
        payloadOctets,
        periodNanos,
        jitter,
        seed,
        warmup,
        measured,
        window,
        saturateNanos,
        Streams.ONE);
  }

  /** Returns the same workload with messages of another length. */
  public Workload withPayload(int octets) {
    return with(octets, periodNanos, seed, warmup, measured, saturateNanos, streams);
  }

  /** Returns the same workload with other numbers of messages. */
  public Workload withMessages(int warmup, int measured) {
    return with(payloadOctets, periodNanos, seed, warmup, measured, saturateNanos, streams);
  }

  /**
   * Returns the same workload at another pace.
   *
   * @param periodNanos mean distance of two messages
   * @param saturateNanos how long {@code saturate} publishes
   */
  public Workload withPace(long periodNanos, long saturateNanos, long seed) {
    return with(payloadOctets, periodNanos, seed, warmup, measured, saturateNanos, streams);
  }

  /** Returns the same workload, divided over other channels and publishers. */
  public Workload withStreams(Streams others) {
    return with(payloadOctets, periodNanos, seed, warmup, measured, saturateNanos, others);
  }

  private Workload with(
      int payloadOctets,
      long periodNanos,
      long seed,
      int warmup,
      int measured,
      long saturateNanos,
      Streams streams) {
    return new Workload(
        profile,
        subscribers,
        payloadOctets,
        periodNanos,
        jitter,
        seed,
        warmup,
        measured,
        window,
        saturateNanos,
        streams);
  }

  /** Returns how many subscribers get a message, at most. */
  public int readers() {
    return streams.readers(0, subscribers);
  }

  /** Returns how many connections there are: of all subscribers and all publishers. */
  public int connections() {
    return subscribers + streams.count();
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
    return readers() * (DELIVERY_NANOS + payloadOctets * OCTET_NANOS);
  }

  /** Makes the workload that a profile has unless something is set. */
  public static Workload of(Profile profile, int subscribers) {
    return switch (profile) {
      case BURST -> new Workload(profile, subscribers, 20, 5_000_000, 0.25, 1, 400, 200, 1, 0);
      case PACED -> new Workload(profile, subscribers, 20, 10_000_000, 0.25, 1, 400, 400, 1, 0);
      case SATURATE ->
          new Workload(profile, subscribers, 32, 0, 0, 1, 400, 1, 1024, 5_000_000_000L);
      case CLAIM_2017 -> new Workload(profile, subscribers, 20, 0, 0, 1, 0, 1, 1, 0);
      case SENDS -> new Workload(profile, subscribers, 20, 1_000_000, 0.25, 1, 200, 200, 1, 0);
    };
  }

  private static void require(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(value + " " + what + "; " + least + " to " + most);
    }
  }
}
