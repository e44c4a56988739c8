package org.mles.benchmarks.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.load.agent.Agent;
import org.mles.benchmarks.load.agent.LocalAgent;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.ManyStreams;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultFile.Round;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Streams;
import org.mles.benchmarks.workload.Workload;

/**
 * Runs all rounds of a plan and makes the result of whatever was measured until the last round or
 * an interrupt.
 *
 * <p>Thread: caller; interrupting it ends the run after the current leg's processes are gone.
 */
public final class FanOutRun {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String ONE_LOAD =
      "one load JVM: one publisher and all subscribers, one monotonic clock";

  private static final String ONE_LOAD_OF_MANY =
      "one load JVM: all publishers and all subscribers, one monotonic clock";

  private final FanOutPlan plan;
  private final Drivers drivers;
  private final RunListener listener;
  private final RunLog log;
  private final List<String> notMeasured;
  private Predicate<ResultFile> enough = soFar -> false;
  private final Manifest manifest = new Manifest();
  private final Brood brood = new Brood();
  private final ResultFile.Tool tool = Surroundings.tool();
  private final List<Round> rounds = new ArrayList<>();
  private @Nullable Agent crew;
  private int agents;

  /**
   * Prepares a run.
   *
   * @param log takes the histograms of the legs; stays the caller's
   * @param notMeasured sentences on what was asked for and left out
   */
  public FanOutRun(
      FanOutPlan plan,
      Drivers drivers,
      RunListener listener,
      RunLog log,
      List<String> notMeasured) {
    this.log = log;
    this.plan = plan;
    this.drivers = drivers;
    this.listener = listener;
    this.notMeasured = new ArrayList<>(notMeasured);
  }

  /** Ends the run early, after the first round whose result so far is {@code enough}. */
  public FanOutRun until(Predicate<ResultFile> enough) {
    this.enough = enough;
    return this;
  }

  /**
   * Has several agents make the load instead of a fresh JVM here.
   *
   * @param count how many they are
   */
  public FanOutRun by(Agent agent, int count) {
    crew = agent;
    agents = count;
    return this;
  }

  /** Goes on behind the whole rounds of an earlier run. */
  public FanOutRun after(Earlier earlier) {
    rounds.addAll(earlier.wholeRounds());
    earlier.result().systems().forEach(manifest::earlier);
    notMeasured.add(earlier.gap());
    return this;
  }

  /** Runs and returns the result, marked partial if it was interrupted. */
  public ResultFile run() {
    Instant start = Instant.now();
    boolean partial = false;
    try {
      do {
        runRound(rounds.size() + 1);
      } while (rounds.size() < plan.rounds() && !enough.test(result(start, false)));
    } catch (InterruptedException e) {
      partial = true;
    }
    return result(start, partial);
  }

  private void runRound(int number) throws InterruptedException {
    List<LegResult> legs = new ArrayList<>();
    Round round = new Round(number, plan.order(number), legs);
    rounds.add(round);
    for (String leg : round.order()) {
      runLeg(number, leg, legs);
    }
    listener.roundEnds(number, new Comparisons(plan, rounds).all());
  }

  /** Repeats an invalid leg; every attempt is kept. */
  private void runLeg(int round, String leg, List<LegResult> legs) throws InterruptedException {
    Driver driver = drivers.of(FanOutPlan.systemOf(leg));
    LegRunner runner = new LegRunner(plan, driver, manifest, log, plan.patience(), brood);
    if (crew != null) {
      runner.by(crew);
    }
    boolean valid = false;
    for (int attempt = 1; attempt <= FanOutPlan.MAX_ATTEMPTS && !valid; attempt++) {
      listener.legStarts(round, leg, attempt);
      LegResult result = runner.run(round, leg, attempt);
      legs.add(result);
      listener.legEnds(round, result);
      valid = result.valid();
    }
  }

  private ResultFile result(Instant start, boolean partial) {
    Comparisons comparisons = new Comparisons(plan, rounds);
    return new ResultFile(
        ResultFile.SCHEMA,
        ID.format(start) + "-" + plan.workload().profile().key(),
        tool,
        plan.workload().profile().key(),
        partial,
        Surroundings.env(crew == null ? LocalAgent.JVM : List.of("as each agent was started")),
        load(plan.workload(), clientModel()),
        manifest.of(plan.systems()),
        List.copyOf(rounds),
        comparisons.all(),
        comparisons.noiseFloor(),
        null,
        History2017.FIGURES,
        gaps());
  }

  private String clientModel() {
    return crew == null
        ? model(plan.workload())
        : agents
            + " agents, on machines of their own if they were started there: each publishes in its"
            + " turn and times its own share of the subscribers by its own clock";
  }

  private static String model(Workload workload) {
    return workload.streams().single() ? ONE_LOAD : ONE_LOAD_OF_MANY;
  }

  /** Returns how a result says what one load process of a leg publishes. */
  static ResultFile.Load load(Workload workload) {
    return load(workload, model(workload));
  }

  private static ResultFile.Load load(Workload workload, String clientModel) {
    boolean saturate = workload.profile() == Profile.SATURATE;
    return new ResultFile.Load(
        workload.subscribers(),
        workload.payloadOctets(),
        saturate ? null : (Long) workload.periodNanos(),
        workload.jitter(),
        workload.seed(),
        workload.warmup(),
        workload.measured(),
        saturate ? (Integer) workload.window() : null,
        clientModel,
        workload.streams().channels(),
        workload.streams().publishers());
  }

  private List<String> gaps() {
    List<String> gaps = new ArrayList<>(notMeasured);
    gaps.add(
        crew == null
            ? "A real network: server and load share one machine and the loopback interface."
            : "The exact time to last over all agents: it is a round trip, at most as much too long"
                + " as the control round trip of the leg. All else is of each publisher's own"
                + " subscribers.");
    boolean tls = manifest.of(plan.systems()).stream().anyMatch(info -> info.tls() != null);
    gaps.add(
        (tls ? "Handshakes of TLS" : "TLS")
            + ", persistence, acknowledgements, clustering, authentication cost at connect.");
    Streams streams = plan.workload().streams();
    ManyStreams.missingOf(streams.channels(), streams.publishers()).ifPresent(gaps::add);
    if (plan.workload().profile() == Profile.SENDS) {
      gaps.add(
          "Subscribers that read while a message is on its way: they take no time of the server's"
              + " here. A time to last send is seen from outside, late by the waking of a thread and"
              + " some looks, never early.");
    }
    if (plan.workload().profile() != Profile.SATURATE) {
      gaps.add("Throughput limits: this profile leaves every system mostly idle.");
    }
    return gaps;
  }
}
