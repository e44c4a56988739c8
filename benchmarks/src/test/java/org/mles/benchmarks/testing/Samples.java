package org.mles.benchmarks.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.mles.benchmarks.result.LatencyNanos;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.ManyStreams;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultFile.Comparison;
import org.mles.benchmarks.result.ResultFile.Round;
import org.mles.benchmarks.result.SystemInfo;

/** Result files for tests: three systems, six rounds, one invalid leg in each. */
public final class Samples {
  private static final int ROUNDS = 6;
  private static final LegResult BAD = LegResult.invalid("slow", 1, "it said \u0000 ]]> <boom>");

  private Samples() {}

  /** Returns a result whose texts try to break every page. */
  public static ResultFile result() {
    return resultWith(4);
  }

  /** Returns the same with another number of subscribers. */
  public static ResultFile resultWith(int subscribers) {
    List<Round> rounds = new ArrayList<>();
    for (int i = 1; i <= ROUNDS; i++) {
      rounds.add(
          new Round(
              i,
              List.of("mles", "raw", "slow"),
              List.of(leg("mles", 1000), leg("raw", 900), leg("slow", 3000 + i), BAD)));
    }
    return new ResultFile(
        ResultFile.SCHEMA,
        "20260101T000000Z-burst",
        new ResultFile.Tool("0.1.0", null, null),
        "burst",
        false,
        new ResultFile.Env("abc", "<CPU> & \"Co\"", 2, null, "Linux", 1L, "17", List.of(), null),
        new ResultFile.Load(subscribers, 20, 5_000_000L, 0.25, 1, 10, 20, null, "one JVM", 1, 1),
        List.of(system("mles"), system("raw"), system("slow")),
        rounds,
        List.of(compare("slow", "mles", 3.0), compare("raw", "mles", 0.9)),
        List.of(compare("mles:again", "mles", 1.0)),
        null,
        List.of(new ResultFile.History("2017", "mles", 97_470_000, 86_100_000, 300)),
        List.of("a real <network>"));
  }

  /** Returns the same result, over these channels with so many publishers each. */
  public static ResultFile divided(int channels, int publishers) {
    ResultFile usual = result();
    ResultFile.Load load = usual.workload();
    return new ResultFile(
        usual.schema(),
        usual.id(),
        usual.tool(),
        usual.profile(),
        false,
        usual.env(),
        new ResultFile.Load(
            load.subscribers(),
            load.payloadBytes(),
            load.periodNs(),
            load.jitter(),
            load.seed(),
            load.warmup(),
            load.measured(),
            load.window(),
            load.clientModel(),
            channels,
            publishers),
        usual.systems(),
        usual.rounds(),
        usual.comparisons(),
        usual.noiseFloor(),
        null,
        usual.history(),
        ManyStreams.missingOf(channels, publishers).stream().toList());
  }

  /** Returns a result of these systems, each slower than the one before. */
  public static ResultFile resultOf(List<String> systems) {
    ResultFile usual = result();
    List<LegResult> legs = new ArrayList<>();
    systems.forEach(system -> legs.add(leg(system, 1000 + 100 * legs.size())));
    return new ResultFile(
        usual.schema(),
        usual.id(),
        usual.tool(),
        usual.profile(),
        false,
        usual.env(),
        usual.workload(),
        systems.stream().map(Samples::system).toList(),
        List.of(new Round(1, systems, legs)),
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of());
  }

  /** Returns a result of one round of last sends, of one loop and of two, without a log. */
  public static ResultFile sends(int subscribers, List<Long> lastSends) {
    ResultFile usual = resultWith(subscribers);
    List<String> systems = List.of("mles", "mles-2-loops");
    List<LegResult> legs =
        List.of(sends("mles", lastSends.get(0)), sends("mles-2-loops", lastSends.get(1)));
    return new ResultFile(
        usual.schema(),
        usual.id(),
        usual.tool(),
        "sends",
        false,
        usual.env(),
        usual.workload(),
        systems.stream().map(Samples::system).toList(),
        List.of(new Round(1, systems, legs)),
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of());
  }

  private static LegResult sends(String system, long nanos) {
    LegResult leg = leg(system, 1);
    LatencyNanos last =
        new LatencyNanos(
            20, nanos, nanos, nanos, nanos, null, nanos, Collections.nCopies(12, nanos));
    return new LegResult(
        leg.system(),
        leg.attempt(),
        leg.verdict(),
        leg.deliveries(),
        new LegResult.Times(null, null, null, null, null, null, null, null, last),
        new LegResult.Curves(List.of(), List.of()),
        leg.costs(),
        leg.noise(),
        leg.raw(),
        null);
  }

  private static LegResult leg(String system, long micros) {
    LatencyNanos latency =
        new LatencyNanos(
            20,
            micros * 900,
            micros * 1000,
            micros * 1000,
            micros * 1100,
            null,
            micros * 1200,
            Collections.nCopies(12, micros * 1000));
    return new LegResult(
        system,
        1,
        new LegResult.Verdict(LegResult.Status.VALID, null, warnings(system)),
        new LegResult.Deliveries(20L, 80L, 0L, 0L, 0L),
        new LegResult.Times(
            latency, latency, latency, latency, latency, latency, latency, null, null),
        new LegResult.Curves(
            List.of(new LegResult.Step(2, micros * 500), new LegResult.Step(4, micros * 1000)),
            List.of(1L, 2L, 3L, 4L)),
        new LegResult.Costs(new LegResult.Cpu(micros * 5, micros * 7), 1000L, 63.0),
        new LegResult.Noise(1, 0, null, 0.5, 1.0),
        new LegResult.Raw(List.of("histograms.hlog"), "r01-" + system + "-1"),
        null);
  }

  private static List<String> warnings(String system) {
    return system.equals("raw")
        ? List.of("not warm", LegResult.Verdict.LOAD_AT_LIMIT + ": it says why")
        : List.of("not warm");
  }

  private static SystemInfo system(String key) {
    Map<String, String> verified =
        key.endsWith("-tls") ? Map.of(SystemInfo.TLS, "TLSv1.3, TLS_SOMEHOW") : Map.of();
    return new SystemInfo(key, "1", Map.of("a", "<b>"), verified);
  }

  private static Comparison compare(String a, String b, double ratio) {
    return new Comparison(
        "timeToLast.p50",
        a,
        b,
        ratio,
        List.of(ratio * 0.95, ratio * 1.05),
        "by hand",
        ROUNDS,
        ratio > 1 ? ROUNDS : 0,
        0.03,
        100L);
  }
}
