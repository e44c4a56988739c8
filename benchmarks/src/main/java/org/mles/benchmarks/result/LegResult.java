package org.mles.benchmarks.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one system did in one round. Unknown is null, never 0. In the file most parts are flat: the
 * keys of a part are keys of the leg.
 *
 * @param system key of the system
 * @param attempt 1, or more if earlier attempts of the round were invalid
 * @param verdict whether the numbers may be used
 * @param deliveries what came of the measured messages
 * @param ns latencies
 * @param curves medians by number and by place of subscribers
 * @param costs what the deliveries cost
 * @param noise what the machine did meanwhile
 * @param raw where the histograms are
 * @param agents what is known beside that if several agents made the load, else null
 */
public record LegResult(
    String system,
    int attempt,
    @JsonUnwrapped Verdict verdict,
    @JsonUnwrapped Deliveries deliveries,
    @Nullable Times ns,
    @JsonUnwrapped Curves curves,
    @JsonUnwrapped Costs costs,
    @Nullable Noise noise,
    @JsonUnwrapped Raw raw,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AgentsResult agents) {
  /** Refuses what lacks a part. */
  public LegResult {
    Whole.part(system, "system");
    Whole.part(verdict, "status");
    Whole.part(deliveries, "published");
    Whole.part(curves, "kOfN");
    Whole.part(costs, "costs");
    Whole.part(raw, "files");
  }

  /** Whether a leg counts. */
  public enum Status {
    /** Every delivery is proven and the load was what it had to be. */
    VALID,
    /** No number of this leg may be used. */
    INVALID
  }

  /**
   * Judgement of a leg.
   *
   * @param status whether the numbers may be used
   * @param why reason of an invalid leg, else null
   * @param warnings what disturbed the leg without making it invalid
   */
  public record Verdict(Status status, @Nullable String why, List<String> warnings) {
    /** Begins the warning of a leg that a faster load might have made faster. */
    public static final String LOAD_AT_LIMIT = "the load is at its limit";

    /** Verdict on a leg before anything is found against it. */
    static final Verdict GOOD = new Verdict(Status.VALID, null, List.of());

    /** Refuses what lacks a part. */
    public Verdict {
      Whole.part(status, "status");
      Whole.list(warnings, "warnings");
    }

    /** Returns whether the load was the limit, and not the system. */
    public boolean loadWasLimit() {
      return warnings.stream().anyMatch(warning -> warning.startsWith(LOAD_AT_LIMIT));
    }

    /** Returns the same with a further reason, if there is one, and further warnings. */
    Verdict and(@Nullable String complaint, List<String> more) {
      List<String> all = new ArrayList<>(warnings);
      all.addAll(more);
      String reasons = why == null ? complaint : complaint == null ? why : why + "; " + complaint;
      return new Verdict(reasons == null ? status : Status.INVALID, reasons, List.copyOf(all));
    }
  }

  /**
   * Count of the deliveries of a leg.
   *
   * @param published measured messages
   * @param delivered deliveries of them, duplicates included
   * @param lost deliveries that never came
   * @param duplicates deliveries that came again
   * @param reordered deliveries that came after a later message
   */
  public record Deliveries(
      @Nullable Long published,
      @Nullable Long delivered,
      @Nullable Long lost,
      @Nullable Long duplicates,
      @Nullable Long reordered) {
    private static final Deliveries UNKNOWN = new Deliveries(null, null, null, null, null);
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
   * @param timeToLastSend until the server had made its last send of the message, to subscribers
   *     that did not read meanwhile; null if they did, and then not written
   */
  public record Times(
      @Nullable LatencyNanos timeToLast,
      @Nullable LatencyNanos timeToFirst,
      @Nullable LatencyNanos timeToHalf,
      @Nullable LatencyNanos timeToNineTenths,
      @Nullable LatencyNanos spread,
      @Nullable LatencyNanos delivery,
      @Nullable LatencyNanos service,
      @Nullable LatencyNanos sendLag,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LatencyNanos timeToLastSend) {
    /** Returns the known figures that the log has histograms of, by their names in the log. */
    Map<String, LatencyNanos> logged() {
      Map<String, LatencyNanos> known = new LinkedHashMap<>();
      known.put("timeToLast", timeToLast);
      known.put("timeToFirst", timeToFirst);
      known.put("delivery", delivery);
      known.put("service", service);
      known.put("sendLag", sendLag);
      known.put("timeToLastSend", timeToLastSend);
      known.values().removeIf(Objects::isNull);
      return known;
    }
  }

  /**
   * Medians over the messages of a leg, for charts.
   *
   * @param kOfN median time until k of N subscribers had a message
   * @param positionMedianNs median delivery latency by subscriber index
   */
  public record Curves(List<Step> kOfN, List<Long> positionMedianNs) {
    private static final Curves NONE = new Curves(List.of(), List.of());

    /** Refuses what lacks a part. */
    public Curves {
      Whole.list(kOfN, "kOfN");
      Whole.list(positionMedianNs, "positionMedianNs");
    }
  }

  /**
   * One point of the arrival curve.
   *
   * @param k number of subscribers
   * @param medianNs median time until that many had the message
   */
  public record Step(int k, long medianNs) {}

  /**
   * What the deliveries of a leg cost.
   *
   * @param cpuNsPerDelivery CPU time of both sides
   * @param deliveriesPerSecond achieved throughput
   * @param wireBytesPerDelivery octets that a subscriber's socket received, per delivery
   */
  public record Costs(
      @Nullable Cpu cpuNsPerDelivery,
      @Nullable Long deliveriesPerSecond,
      @Nullable Double wireBytesPerDelivery) {
    private static final Costs UNKNOWN = new Costs(null, null, null);
  }

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

  /**
   * Where the histograms of a leg are.
   *
   * @param files logs, relative to the result file
   * @param tag what the tags of the leg's histograms begin with, null if the leg has none
   */
  public record Raw(List<String> files, @Nullable String tag) {
    /** Of a leg that recorded nothing. */
    public static final Raw NONE = new Raw(List.of(), null);

    /** Refuses what lacks a part. */
    public Raw {
      Whole.list(files, "files");
    }
  }

  /** Makes a valid leg; {@link #judged} may still make it invalid. */
  public static LegResult valid(
      String system,
      int attempt,
      Deliveries deliveries,
      Times ns,
      Curves curves,
      Costs costs,
      Noise noise) {
    return new LegResult(
        system, attempt, Verdict.GOOD, deliveries, ns, curves, costs, noise, Raw.NONE, null);
  }

  /** Makes a leg that has no numbers at all. */
  public static LegResult invalid(String system, int attempt, String why) {
    return new LegResult(
        system,
        attempt,
        Verdict.GOOD.and(why, List.of()),
        Deliveries.UNKNOWN,
        null,
        Curves.NONE,
        Costs.UNKNOWN,
        null,
        Raw.NONE,
        null);
  }

  /** Returns the same leg without its curves: a sweep keeps many legs and shows none of them. */
  public LegResult withoutCurves() {
    return new LegResult(
        system, attempt, verdict, deliveries, ns, Curves.NONE, costs, noise, raw, agents);
  }

  /** Returns the same leg, made by several agents. */
  public LegResult by(AgentsResult crew) {
    return new LegResult(system, attempt, verdict, deliveries, ns, curves, costs, noise, raw, crew);
  }

  /** Returns the same leg under another name. */
  public LegResult named(String name) {
    return new LegResult(name, attempt, verdict, deliveries, ns, curves, costs, noise, raw, agents);
  }

  /** Returns the same leg whose histograms are kept. */
  public LegResult recorded(Raw where) {
    return new LegResult(
        system, attempt, verdict, deliveries, ns, curves, costs, noise, where, agents);
  }

  /** Returns the same leg with another attempt number, a further reason and further warnings. */
  public LegResult judged(int number, @Nullable String complaint, List<String> more) {
    Verdict last = verdict.and(complaint, more);
    return new LegResult(system, number, last, deliveries, ns, curves, costs, noise, raw, agents);
  }

  /** Returns whether the numbers may be used. */
  public boolean valid() {
    return verdict.status() == Status.VALID;
  }

  /** Returns the reason of an invalid leg, else null. */
  public @Nullable String why() {
    return verdict.why();
  }
}
