package org.mles.benchmarks.result;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one system did in one round. Unknown is null, never 0.
 *
 * @param system key of the system
 * @param attempt 1, or more if earlier attempts of the round were invalid
 * @param status whether the numbers may be used
 * @param why reason of an invalid leg, else null
 * @param warnings what disturbed the leg without making it invalid
 * @param published measured messages
 * @param delivered deliveries of them, duplicates included
 * @param lost deliveries that never came
 * @param duplicates deliveries that came again
 * @param reordered deliveries that came after a later message
 * @param ns latencies
 * @param kOfN median time until k of N subscribers had a message
 * @param positionMedianNs median delivery latency by subscriber index
 * @param cpuNsPerDelivery CPU time of both sides
 * @param deliveriesPerSecond achieved throughput
 * @param wireBytesPerDelivery octets that a subscriber's socket received, per delivery
 * @param noise what the machine did meanwhile
 * @param files raw files, relative to the result file
 */
public record LegResult(
    String system,
    int attempt,
    Status status,
    @Nullable String why,
    List<String> warnings,
    @Nullable Long published,
    @Nullable Long delivered,
    @Nullable Long lost,
    @Nullable Long duplicates,
    @Nullable Long reordered,
    @Nullable Times ns,
    List<Step> kOfN,
    List<Long> positionMedianNs,
    @Nullable Cpu cpuNsPerDelivery,
    @Nullable Long deliveriesPerSecond,
    @Nullable Double wireBytesPerDelivery,
    @Nullable Noise noise,
    List<String> files) {
  /** Refuses what lacks a part. */
  public LegResult {
    Whole.part(system, "system");
    Whole.part(status, "status");
    Whole.list(warnings, "warnings");
    Whole.list(kOfN, "kOfN");
    Whole.list(positionMedianNs, "positionMedianNs");
    Whole.list(files, "files");
  }

  /** Whether a leg counts. */
  public enum Status {
    /** Every delivery is proven and the load was what it had to be. */
    VALID,
    /** No number of this leg may be used. */
    INVALID
  }

  /**
   * Latencies of a leg. Those of a message count from its intended time, as does {@code delivery};
   * {@code service} counts from the actual send.
   *
   * @param timeToLast until the last subscriber had the message
   * @param timeToFirst until the first had it
   * @param timeToHalf until half of them had it
   * @param timeToNineTenths until nine of ten had it
   * @param spread from the first to the last
   * @param delivery each single delivery
   * @param service each single delivery, from the actual send
   * @param sendLag from the intended to the actual send
   */
  public record Times(
      @Nullable LatencyNanos timeToLast,
      @Nullable LatencyNanos timeToFirst,
      @Nullable LatencyNanos timeToHalf,
      @Nullable LatencyNanos timeToNineTenths,
      @Nullable LatencyNanos spread,
      @Nullable LatencyNanos delivery,
      @Nullable LatencyNanos service,
      @Nullable LatencyNanos sendLag) {}

  /**
   * One point of the arrival curve.
   *
   * @param k number of subscribers
   * @param medianNs median time until that many had the message
   */
  public record Step(int k, long medianNs) {}

  /**
   * CPU time per delivery.
   *
   * @param server nanoseconds of the server's processes
   * @param client nanoseconds of the load process
   */
  public record Cpu(@Nullable Long server, @Nullable Long client) {}

  /**
   * Disturbances while the leg was measured.
   *
   * @param worstStallNs how late a thread of the load process woke, at worst
   * @param gcNs time that the load process spent in garbage collection
   * @param stealShare share of the CPU that the hypervisor gave to others
   * @param loadBefore load average before the leg
   * @param firstToLastQuarter median time-to-last of the first quarter over that of the last
   */
  public record Noise(
      long worstStallNs,
      long gcNs,
      @Nullable Double stealShare,
      @Nullable Double loadBefore,
      @Nullable Double firstToLastQuarter) {}

  /** Makes a leg that has no numbers at all. */
  public static LegResult invalid(String system, int attempt, String why) {
    return new LegResult(
        system,
        attempt,
        Status.INVALID,
        why,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        List.of());
  }

  /** Returns the same leg without its curves: a sweep keeps many legs and shows none of them. */
  public LegResult withoutCurves() {
    return new LegResult(
        system,
        attempt,
        status,
        why,
        warnings,
        published,
        delivered,
        lost,
        duplicates,
        reordered,
        ns,
        List.of(),
        List.of(),
        cpuNsPerDelivery,
        deliveriesPerSecond,
        wireBytesPerDelivery,
        noise,
        files);
  }

  /** Returns the same leg under another name. */
  public LegResult named(String name) {
    return new LegResult(
        name,
        attempt,
        status,
        why,
        warnings,
        published,
        delivered,
        lost,
        duplicates,
        reordered,
        ns,
        kOfN,
        positionMedianNs,
        cpuNsPerDelivery,
        deliveriesPerSecond,
        wireBytesPerDelivery,
        noise,
        files);
  }

  /** Returns whether the numbers may be used. */
  public boolean valid() {
    return status == Status.VALID;
  }

  /** Returns the same leg with another attempt number, a further reason and further warnings. */
  public LegResult judged(int attempt, @Nullable String complaint, List<String> more) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(more);
    String reasons = why == null ? complaint : complaint == null ? why : why + "; " + complaint;
    return new LegResult(
        system,
        attempt,
        reasons == null ? status : Status.INVALID,
        reasons,
        List.copyOf(all),
        published,
        delivered,
        lost,
        duplicates,
        reordered,
        ns,
        kOfN,
        positionMedianNs,
        cpuNsPerDelivery,
        deliveriesPerSecond,
        wireBytesPerDelivery,
        noise,
        files);
  }
}
