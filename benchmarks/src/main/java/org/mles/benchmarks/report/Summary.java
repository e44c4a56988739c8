package org.mles.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultFile.Comparison;
import org.mles.benchmarks.result.SystemInfo;
import org.mles.benchmarks.result.Wording;
import org.mles.benchmarks.stats.Median;
import org.mles.benchmarks.workload.Profile;

/** Answers questions about a result file by medians over its rounds. Thread: any. */
final class Summary {
  /** Name of the floor among the systems. */
  static final String RAW = "raw";

  /** Our own systems, which are read by the one client without saying so. */
  static final List<String> OURS =
      List.of(
          "mles",
          "mles-2-loops",
          "mles-v2",
          "mles-tls",
          "mles-v2-tls",
          "mles-threads",
          "mles-external",
          RAW,
          "raw-coalescing");

  private final ResultFile result;

  Summary(ResultFile result) {
    this.result = result;
  }

  ResultFile result() {
    return result;
  }

  List<String> systems() {
    return result.systems().stream().map(SystemInfo::key).toList();
  }

  /**
   * Returns a system with the version of TLS that it is inside, or with that of its server, if that
   * is known and not ours.
   */
  String named(String system) {
    return result.systems().stream()
        .filter(info -> info.key().equals(system))
        .flatMap(info -> Stream.ofNullable(version(info)))
        .findFirst()
        .map(version -> system + " (" + version + ")")
        .orElse(system);
  }

  private static @Nullable String version(SystemInfo info) {
    String tls = info.tls();
    String known = OURS.contains(info.key()) ? null : info.knownVersion();
    return tls != null
        ? tls.substring(0, (tls + ",").indexOf(','))
        : known == null ? null : known.replaceFirst("^\\D+", "");
  }

  String subject() {
    return systems().get(0);
  }

  /** Returns the metric that the profile is about. */
  Metric headline() {
    if (result.profile().equals(Profile.SENDS.key())) {
      return Metric.LAST_SEND;
    }
    return result.profile().equals(Profile.SATURATE.key())
        ? Metric.THROUGHPUT
        : Metric.TIME_TO_LAST;
  }

  Stream<LegResult> validLegs(String system) {
    return result.validLegs(system);
  }

  List<LegResult> invalidLegs() {
    return result.legs().filter(leg -> !leg.valid()).toList();
  }

  /** Returns a line for each system with invalid legs: how many, and why the first one. */
  List<String> refusals() {
    Map<String, List<LegResult>> legs = new LinkedHashMap<>();
    invalidLegs()
        .forEach(leg -> legs.computeIfAbsent(leg.system(), s -> new ArrayList<>()).add(leg));
    return legs.entrySet().stream().map(e -> refusal(e.getKey(), e.getValue())).toList();
  }

  private static String refusal(String system, List<LegResult> legs) {
    String why = legs.get(0).why();
    return legs.size() == 1
        ? "INVALID leg of " + system + ": " + why
        : "INVALID: " + legs.size() + " legs of " + system + ", the first because of: " + why;
  }

  /** Returns what a reader must know to read the figures right, in a line each. */
  List<String> remarks() {
    return Stream.of(decrypted(), limits(), byAgents()).flatMap(words -> words).toList();
  }

  /** Says for each system inside TLS what its times and its load CPU contain. */
  private Stream<String> decrypted() {
    return result.systems().stream()
        .filter(info -> info.tls() != null)
        .map(
            info ->
                info.key()
                    + ": inside "
                    + info.tls()
                    + "; the load opens the records, which is part of its CPU and of all times;"
                    + " handshakes are over before anything is measured");
  }

  /** Says for each system that several agents measured how its times to last are meant. */
  private Stream<String> byAgents() {
    return systems().stream()
        .filter(system -> median(system, Summary::errorNanos) != null)
        .map(
            system ->
                system
                    + ": by several agents; its times to last are round trips to all of them, of"
                    + " which "
                    + Wording.time(median(system, Summary::errorNanos))
                    + ", give or take as much, are the way of the last report");
  }

  private static @Nullable Long errorNanos(LegResult leg) {
    return leg.agents() == null ? null : leg.agents().errorNs();
  }

  /** Says for each system whose load was the limit in at least half of its legs that it was. */
  private Stream<String> limits() {
    return systems().stream()
        .filter(system -> 2 * limited(system) >= Math.max(1, validLegs(system).count()))
        .map(
            system ->
                system
                    + ": the load was the limit in "
                    + limited(system)
                    + " of "
                    + validLegs(system).count()
                    + " legs; the system may be faster than its figures");
  }

  private long limited(String system) {
    return validLegs(system).filter(leg -> leg.verdict().loadWasLimit()).count();
  }

  /** Returns the median over rounds, null if no valid leg knows the value. */
  @Nullable Long median(String system, Function<LegResult, @Nullable Long> value) {
    return Median.of(
        validLegs(system)
            .flatMap(leg -> Stream.ofNullable(value.apply(leg)))
            .mapToLong(Long::longValue));
  }

  @Nullable Long median(String system, Metric metric) {
    return median(system, metric::of);
  }

  /** Returns the element-wise median of lists, cut to the shortest. */
  List<Long> medians(String system, Function<LegResult, List<Long>> list) {
    List<List<Long>> all = validLegs(system).map(list).filter(values -> !values.isEmpty()).toList();
    int length = all.stream().mapToInt(List::size).min().orElse(0);
    Long[] medians = new Long[length];
    for (int i = 0; i < length; i++) {
      int at = i;
      medians[i] = Median.of(all.stream().mapToLong(values -> values.get(at)).toArray());
    }
    return Arrays.asList(medians);
  }

  /** Finds a ratio. */
  Optional<Comparison> comparison(Metric metric, String a, String b) {
    return result.comparisons().stream()
        .filter(c -> c.metric().equals(metric.key()) && c.a().equals(a) && c.b().equals(b))
        .findFirst();
  }

  /** Finds the subject against itself. */
  Optional<Comparison> control(Metric metric) {
    return result.noiseFloor().stream().filter(c -> c.metric().equals(metric.key())).findFirst();
  }
}
