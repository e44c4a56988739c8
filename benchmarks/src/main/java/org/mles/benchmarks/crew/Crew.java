package org.mles.benchmarks.crew;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mles.benchmarks.crew.group.GroupKey;
import org.mles.benchmarks.crew.word.CrewWord;
import org.mles.benchmarks.load.LegOutcome;
import org.mles.benchmarks.load.LegRequest;
import org.mles.benchmarks.load.Patience;
import org.mles.benchmarks.load.Phase;
import org.mles.benchmarks.load.agent.Agent;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.stats.ProcessCpu;
import org.mles.benchmarks.workload.Workload;

/**
 * All agents of a run as one: the coordinator. Waits until all have come, takes them through each
 * leg, and sends them home at the end.
 *
 * <p>Thread: caller.
 */
public final class Crew implements Agent, AutoCloseable {
  private static final long TICK_NANOS = 200_000_000;
  private static final long LEAVING_NANOS = 3_000_000_000L;

  private final Line line;
  private final Roster roster;
  private final Wanted wanted;
  private final Function<Workload, Patience> patience;
  private final Consumer<String> progress;
  private long legs;
  private boolean closed;

  /** Not all agents have come in time. */
  public static final class Incomplete extends Exception {
    private static final long serialVersionUID = 1;

    Incomplete(String state) {
      super(state);
    }
  }

  private Crew(
      Line line,
      Wanted wanted,
      String version,
      Function<Workload, Patience> patience,
      Consumer<String> progress) {
    this.line = line;
    this.wanted = wanted;
    this.roster = new Roster(wanted, version);
    this.patience = patience;
    this.progress = progress;
  }

  /**
   * Founds a crew that agents can join at {@code bind}.
   *
   * @param version what all programs have to be
   * @param patience how long each phase of a leg may last
   * @param progress takes sentences on who comes and goes
   */
  public static Crew at(
      InetSocketAddress bind,
      GroupKey key,
      Wanted wanted,
      String version,
      Function<Workload, Patience> patience,
      Consumer<String> progress)
      throws IOException {
    return new Crew(Line.host(bind, key), wanted, version, patience, progress);
  }

  /** Returns the port at which agents join. */
  public int port() {
    return line.port();
  }

  /**
   * Returns when all agents are here.
   *
   * @throws Incomplete if they do not come in time; the text says who is missing
   */
  public void gather(Duration most) throws IOException, Incomplete, InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    while (!roster.isComplete()) {
      if (System.nanoTime() - deadline > 0) {
        throw new Incomplete(roster.state() + "; no more came within " + most.toSeconds() + " s");
      }
      Optional<Line.Event> event = line.next(TICK_NANOS);
      if (event.isPresent()) {
        seat(event.get());
      }
    }
  }

  /** Takes an agent that comes or goes between legs. */
  private void seat(Line.Event event) throws IOException {
    if (event.word() instanceof CrewWord.Hello hello) {
      Optional<String> why = roster.hello(event.peer(), hello);
      if (why.isPresent()) {
        line.say(event.peer(), new CrewWord.Refusal(why.get()));
      }
      progress.accept(roster.state());
    } else if (event.broken() != null) {
      line.say(event.peer(), new CrewWord.Refusal("is not understood: " + event.broken()));
      progress.accept("an agent is not understood: " + event.broken());
    } else if (event.isEnd()) {
      roster.left(event.peer());
      progress.accept(roster.state());
    }
  }

  @Override
  public LegOutcome run(LegRequest request, Look look)
      throws IOException, ExecutionException, InterruptedException {
    for (Optional<Line.Event> event = line.next(0); event.isPresent(); event = line.next(0)) {
      seat(event.get());
    }
    if (!roster.isComplete()) {
      return invalid(request, roster.state());
    }
    List<Workload> shares = Shares.of(request.workload(), wanted.count());
    CrewLeg leg = new CrewLeg(++legs, roster.seats(), shares);
    Run run = new Run(request, leg);
    try {
      run.until(Phase.LOOK);
      if (!leg.isDone()) {
        look.look();
      }
      run.until(Phase.CLOSE);
    } finally {
      if (!leg.isDone()) {
        say(leg.late("the leg was interrupted"));
      }
    }
    return run.outcome();
  }

  private static LegOutcome invalid(LegRequest request, String why) {
    return new LegOutcome(LegResult.invalid(request.system(), request.attempt(), why), Map.of());
  }

  private void say(List<CrewLeg.Out> words) throws IOException {
    for (CrewLeg.Out out : words) {
      line.say(out.to().peer(), out.word());
    }
  }

  /** One leg that runs. Thread: the crew's. */
  private final class Run {
    private final LegRequest request;
    private final CrewLeg leg;
    private final long[] wallMillis = new long[2];
    private OptionalLong cpuBefore = OptionalLong.empty();
    private OptionalLong cpuAfter = OptionalLong.empty();

    Run(LegRequest request, CrewLeg leg) throws IOException {
      this.request = request;
      this.leg = leg;
      say(leg.begin(request.system(), request.endpoint(), request.options()));
    }

    /** Goes on until a phase is reached or the leg is over. */
    void until(Phase end) throws IOException, InterruptedException {
      long since = System.nanoTime();
      Patience most = patience.apply(request.workload());
      Phase phase = leg.phase();
      while (!leg.isDone() && leg.phase().compareTo(end) < 0) {
        Optional<Line.Event> event = line.next(TICK_NANOS);
        if (event.isPresent()) {
          take(event.get());
        }
        if (leg.phase() != phase) {
          entered(leg.phase());
          phase = leg.phase();
          since = System.nanoTime();
        } else if (System.nanoTime() - since > most.of(phase).toNanos()) {
          say(leg.late(most.complaint(phase)));
        }
      }
    }

    private void take(Line.Event event) throws IOException {
      if (event.word() instanceof CrewWord.Hello || event.broken() != null) {
        seat(event);
      } else if (event.isEnd()) {
        seat(event);
        say(leg.gone(event.peer()));
      } else if (event.word() != null) {
        say(leg.heard(event.peer(), event.word(), System.nanoTime()));
      }
    }

    private void entered(Phase phase) {
      if (phase == Phase.MEASURE) {
        wallMillis[0] = System.currentTimeMillis();
        cpuBefore = ProcessCpu.nanos(request.serverPids());
      } else if (phase == Phase.LOOK) {
        wallMillis[1] = System.currentTimeMillis();
        cpuAfter = ProcessCpu.nanos(request.serverPids());
      }
    }

    LegOutcome outcome() throws IOException {
      if (leg.reports().size() < wanted.count()) {
        return invalid(request, leg.complaint().orElse("the agents have not reported"));
      }
      boolean known = cpuBefore.isPresent() && cpuAfter.isPresent();
      Long server = known ? (Long) (cpuAfter.getAsLong() - cpuBefore.getAsLong()) : null;
      return new CrewOutcome(request, leg).outcome(server, wallMillis);
    }
  }

  /** Agents leave when they have heard of the end; who leaves first may not hear of it. */
  private void awaitLeaving() throws InterruptedException {
    long deadline = System.nanoTime() + LEAVING_NANOS;
    while (!roster.seats().isEmpty() && System.nanoTime() - deadline < 0) {
      Optional<Line.Event> event = line.next(TICK_NANOS);
      if (event.isPresent() && event.get().isEnd()) {
        roster.left(event.get().peer());
      }
    }
  }

  /** Sends all agents home. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    List<String> unsaid = new ArrayList<>();
    for (Seat seat : roster.seats()) {
      try {
        line.say(seat.peer(), new CrewWord.Bye());
      } catch (IOException e) {
        unsaid.add(seat.name());
      }
    }
    unsaid.forEach(name -> progress.accept("agent " + name + " could not be told the end"));
    try {
      awaitLeaving();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    line.close();
  }
}
