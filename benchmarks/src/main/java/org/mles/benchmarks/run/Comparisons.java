package org.mles.benchmarks.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.relay.RawRelayDriver;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.ResultFile.Comparison;
import org.mles.benchmarks.result.ResultFile.Round;
import org.mles.benchmarks.stats.RatioInterval;
import org.mles.benchmarks.workload.Profile;

/** Computes the ratios of a run from its rounds. Thread: caller. */
final class Comparisons {
  private final FanOutPlan plan;
  private final List<Round> rounds;

  Comparisons(FanOutPlan plan, List<Round> rounds) {
    this.plan = plan;
    this.rounds = rounds;
  }

  /** Returns each system over the subject, then each system over the raw relay. */
  List<Comparison> all() {
    List<Comparison> all = new ArrayList<>();
    for (Metric metric : metrics(plan.workload().profile())) {
      for (String system : plan.systems()) {
        if (!system.equals(plan.subject())) {
          compare(metric, system, plan.subject()).ifPresent(all::add);
        }
      }
      for (String system : plan.systems()) {
        boolean floorAlready = plan.subject().equals(RawRelayDriver.RAW);
        if (!system.equals(RawRelayDriver.RAW) && !floorAlready) {
          compare(metric, system, RawRelayDriver.RAW).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /** Returns the subject's second leg over its first: what a difference of nothing looks like. */
  List<Comparison> noiseFloor() {
    return metrics(plan.workload().profile()).stream()
        .flatMap(metric -> compare(metric, plan.control(), plan.subject()).stream())
        .toList();
  }

  private static List<Metric> metrics(Profile profile) {
    return switch (profile) {
      case SATURATE -> List.of(Metric.THROUGHPUT, Metric.SERVER_CPU);
      case SENDS -> List.of(Metric.LAST_SEND, Metric.SERVER_CPU);
      case BURST, PACED, CLAIM_2017 ->
          List.of(Metric.TIME_TO_LAST, Metric.DELIVERY, Metric.SERVER_CPU);
    };
  }

  private Optional<Comparison> compare(Metric metric, String a, String b) {
    List<Pair> pairs = pairs(metric, a, b);
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    RatioInterval interval =
        RatioInterval.of(
            pairs.stream().mapToDouble(Pair::a).toArray(),
            pairs.stream().mapToDouble(Pair::b).toArray());
    int better = (int) pairs.stream().filter(pair -> pair.secondIsBetter(metric)).count();
    return Optional.of(
        new Comparison(
            metric.key(),
            a,
            b,
            interval.ratio(),
            interval.lo() == null || interval.hi() == null
                ? null
                : List.of(interval.lo(), interval.hi()),
            RatioInterval.METHOD,
            interval.n(),
            better,
            interval.wilcoxonP(),
            excessOverRaw(metric, a)));
  }

  private List<Pair> pairs(Metric metric, String a, String b) {
    List<Pair> pairs = new ArrayList<>();
    for (Round round : rounds) {
      Long first = value(round, metric, a);
      Long second = value(round, metric, b);
      if (first != null && second != null) {
        pairs.add(new Pair(first, second));
      }
    }
    return pairs;
  }

  private @Nullable Long excessOverRaw(Metric metric, String system) {
    List<Pair> pairs = pairs(metric, system, RawRelayDriver.RAW);
    if (metric.moreIsBetter() || pairs.isEmpty()) {
      return null;
    }
    long[] excess = pairs.stream().mapToLong(pair -> pair.a() - pair.b()).toArray();
    Arrays.sort(excess);
    return excess[(excess.length - 1) / 2];
  }

  private static @Nullable Long value(Round round, Metric metric, String system) {
    return round.legs().stream()
        .filter(leg -> leg.system().equals(system) && leg.valid())
        .findFirst()
        .map(metric::of)
        .orElse(null);
  }

  /** One round's values of two systems. */
  private record Pair(long a, long b) {
    boolean secondIsBetter(Metric metric) {
      return metric.moreIsBetter() ? b > a : b < a;
    }
  }
}
