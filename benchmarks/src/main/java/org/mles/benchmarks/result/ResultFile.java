package org.mles.benchmarks.result;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.workload.Streams;

/**
 * One comparison as it is kept: {@code fanout-result/1}. Times are nanoseconds, unknown is null,
 * readers ignore keys that they do not know. A changed meaning changes the number behind the slash.
 *
 * @param schema always {@link #SCHEMA}
 * @param id names the run
 * @param tool what made the file
 * @param profile how messages were published
 * @param partial whether the run was stopped before its last round
 * @param env where it ran
 * @param workload what was published
 * @param systems what was compared, the subject first
 * @param rounds the legs, in the order in which they ran
 * @param comparisons ratios over the rounds
 * @param noiseFloor the subject against itself
 * @param gate verdict of a gate run, else null
 * @param history figures published before this project
 * @param notMeasured what these numbers do not say
 */
public record ResultFile(
    String schema,
    String id,
    Tool tool,
    String profile,
    boolean partial,
    Env env,
    Load workload,
    List<SystemInfo> systems,
    List<Round> rounds,
    List<Comparison> comparisons,
    List<Comparison> noiseFloor,
    @Nullable Gate gate,
    List<History> history,
    List<String> notMeasured) {
  /** Name and version of the format. */
  public static final String SCHEMA = "fanout-result/1";

  /** Refuses a file that lacks what every page needs. */
  public ResultFile {
    Whole.part(id, "id");
    Whole.part(tool, "tool");
    Whole.part(profile, "profile");
    Whole.part(env, "env");
    Whole.part(workload, "workload");
    if (Whole.list(systems, "systems").isEmpty()) {
      throw new IllegalArgumentException("no systems");
    }
    Whole.list(rounds, "rounds");
    Whole.list(comparisons, "comparisons");
    Whole.list(noiseFloor, "noiseFloor");
    Whole.list(history, "history");
    Whole.list(notMeasured, "notMeasured");
  }

  /** Returns whether any leg of any system gave a number. */
  public boolean hasValidLeg() {
    return validLegs().findAny().isPresent();
  }

  /** Returns the legs of all rounds, repeated ones too. */
  public Stream<LegResult> legs() {
    return rounds.stream().flatMap(round -> round.legs().stream());
  }

  /** Returns the legs whose numbers may be used. */
  public Stream<LegResult> validLegs() {
    return legs().filter(LegResult::valid);
  }

  /** Returns those of one system. */
  public Stream<LegResult> validLegs(String system) {
    return validLegs().filter(leg -> leg.system().equals(system));
  }

  /** Returns the same result with a verdict. */
  public ResultFile withGate(Gate verdict) {
    return with(rounds, verdict);
  }

  /** Returns the same result whose legs have no curves. */
  public ResultFile withoutCurves() {
    List<Round> plain =
        rounds.stream()
            .map(
                round ->
                    new Round(
                        round.round(),
                        round.order(),
                        round.legs().stream().map(LegResult::withoutCurves).toList()))
            .toList();
    return with(plain, gate);
  }

  private ResultFile with(List<Round> rounds, @Nullable Gate gate) {
    return new ResultFile(
        schema,
        id,
        tool,
        profile,
        partial,
        env,
        workload,
        systems,
        rounds,
        comparisons,
        noiseFloor,
        gate,
        history,
        notMeasured);
  }

  /**
   * What made the file.
   *
   * @param version version of the jar
   * @param commit source revision, null if it was not run from a checkout
   * @param dirty whether the checkout had changes, null if unknown
   */
  public record Tool(String version, @Nullable String commit, @Nullable Boolean dirty) {
    /** Refuses a tool without a version. */
    public Tool {
      Whole.part(version, "version");
    }
  }

  /**
   * Where it ran.
   *
   * @param fingerprint short hash of the other values: two runs with equal ones may be compared
   * @param cpu model of the processor
   * @param cores processors that the JVM sees
   * @param virt hypervisor, null on bare metal or if unknown
   * @param kernel name and version of the operating system
   * @param memMiB memory of the machine
   * @param jdk runtime of the orchestrator and of every JVM that it starts
   * @param jvmArgs arguments of the load JVM
   * @param container kind of container, null if none was seen
   */
  public record Env(
      String fingerprint,
      @Nullable String cpu,
      int cores,
      @Nullable String virt,
      String kernel,
      @Nullable Long memMiB,
      String jdk,
      List<String> jvmArgs,
      @Nullable String container) {
    /** Refuses what lacks a part. */
    public Env {
      Whole.part(fingerprint, "fingerprint");
      Whole.part(kernel, "kernel");
      Whole.part(jdk, "jdk");
      Whole.list(jvmArgs, "jvmArgs");
    }
  }

  /**
   * What was published.
   *
   * @param subscribers receivers, in all channels together
   * @param payloadBytes length of a message
   * @param periodNs mean distance of two messages
   * @param jitter share of the period by which a message may be moved
   * @param seed seed of the jitter
   * @param warmup messages before the measured ones
   * @param measured messages that count, per leg
   * @param window messages under way at once, null unless the profile has one
   * @param clientModel how publisher and subscribers are laid out
   * @param channels how many channels the subscribers are divided over, null in files that knew one
   * @param publishers how many publishers each channel has, null in files that knew one
   */
  public record Load(
      int subscribers,
      int payloadBytes,
      @Nullable Long periodNs,
      double jitter,
      long seed,
      int warmup,
      int measured,
      @Nullable Integer window,
      String clientModel,
      @Nullable Integer channels,
      @Nullable Integer publishers) {
    /** Refuses what lacks a part. */
    public Load {
      Whole.part(clientModel, "clientModel");
      Whole.part(divided(channels, publishers), "streams");
    }

    private static Streams divided(@Nullable Integer channels, @Nullable Integer publishers) {
      return new Streams(channels == null ? 1 : channels, publishers == null ? 1 : publishers);
    }

    /** Returns over which channels and publishers all is divided. */
    public Streams streams() {
      return divided(channels, publishers);
    }

    /** Returns how many receivers a message has at most. */
    public int readers() {
      return streams().readers(0, subscribers);
    }
  }

  /**
   * One leg of each system.
   *
   * @param round number, from 1
   * @param order systems in the order in which they ran
   * @param legs results, one or more attempts per system
   */
  public record Round(int round, List<String> order, List<LegResult> legs) {
    /** Refuses what lacks a part. */
    public Round {
      Whole.list(order, "order");
      Whole.list(legs, "legs");
    }
  }

  /**
   * Ratio of two systems in one metric.
   *
   * @param metric name of the metric
   * @param a numerator
   * @param b denominator
   * @param ratio geometric mean over the rounds
   * @param ci95 lower and upper end, null with fewer than two rounds
   * @param method how the interval was made
   * @param n rounds in which both legs are valid
   * @param roundsFaster rounds in which {@code b} was better than {@code a}
   * @param wilcoxonP p of the signed-rank test, null with fewer than five rounds
   * @param excessOverRaw median over rounds of {@code a} minus the raw relay, null without one
   */
  public record Comparison(
      String metric,
      String a,
      String b,
      double ratio,
      @Nullable List<Double> ci95,
      String method,
      int n,
      int roundsFaster,
      @Nullable Double wilcoxonP,
      @Nullable Long excessOverRaw) {
    /** Refuses what lacks a part. */
    public Comparison {
      Whole.part(metric, "metric");
      Whole.part(a, "a");
      Whole.part(b, "b");
      Whole.part(method, "method");
      Whole.ends(ci95, "ci95");
    }
  }

  /**
   * Verdict of a gate.
   *
   * @param verdict PASS, FAIL, INCONCLUSIVE or INVALID
   * @param margin share by which the head may be worse
   * @param reason the verdict in words
   */
  public record Gate(String verdict, double margin, String reason) {
    /** Refuses what lacks a part. */
    public Gate {
      Whole.part(verdict, "verdict");
      Whole.part(reason, "reason");
    }
  }

  /**
   * One figure of the past.
   *
   * @param what what was measured, and by whom
   * @param system which system
   * @param meanNs mean
   * @param medianNs median
   * @param samples number of runs
   */
  public record History(String what, String system, long meanNs, long medianNs, int samples) {
    /** Refuses what lacks a part. */
    public History {
      Whole.part(what, "what");
      Whole.part(system, "system");
    }
  }
}
