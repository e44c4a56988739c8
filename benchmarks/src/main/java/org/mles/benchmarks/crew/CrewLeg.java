package org.mles.benchmarks.crew;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.crew.word.CrewWord;
import org.mles.benchmarks.crew.word.CrewWord.Part;
import org.mles.benchmarks.crew.word.ShareReport;
import org.mles.benchmarks.load.Phase;
import org.mles.benchmarks.stats.Receipt;
import org.mles.benchmarks.workload.Workload;

/**
 * The coordinator's side of one leg, as a state machine without I/O: what it hears goes in, what it
 * says comes out. It leaves a leg valid only if each agent proves each delivery to each of its
 * subscribers; whoever is lost, late or not to be believed is named.
 *
 * <p>Thread: caller.
 */
final class CrewLeg {
  /** Clocks differ in their pace: one may run this much faster than another. */
  private static final double FASTEST = 1.001;

  private static final long TICK_NANOS = 1_000_000;

  private final long leg;
  private final List<Seat> seats;
  private final List<Workload> workloads;
  private final List<String> complaints = new ArrayList<>();
  private final Set<Integer> answered = new HashSet<>();
  private final Map<String, String> verified = new TreeMap<>();
  private final Map<Integer, ShareReport> reports = new TreeMap<>();
  private final DeliverySum sum = new DeliverySum();
  private Phase phase = Phase.CONNECT;
  private Part part = Part.WARM_UP;
  private int turn;
  private CrewWord.@Nullable Over over;
  private long turnNanos;
  private boolean finishing;
  private boolean done;

  /** A word and the agent that it is for. */
  record Out(Seat to, CrewWord word) {}

  /**
   * Prepares a leg.
   *
   * @param workloads the share of each agent, in the order of {@code seats}
   */
  CrewLeg(long leg, List<Seat> seats, List<Workload> workloads) {
    this.leg = leg;
    this.seats = List.copyOf(seats);
    this.workloads = List.copyOf(workloads);
  }

  /** Begins: has all agents connect. */
  List<Out> begin(String system, String endpoint, Map<String, String> options) {
    List<String> peers = seats.stream().map(Seat::peer).toList();
    return toAll(
        place ->
            new CrewWord.Prepare(
                leg, place, peers, system, endpoint, workloads.get(place), options));
  }

  /**
   * An agent says something.
   *
   * @param nanos when it was heard, by the coordinator's clock
   */
  List<Out> heard(String peer, CrewWord word, long nanos) {
    int place = placeOf(peer);
    if (done || place < 0) {
      return List.of();
    }
    if (word instanceof CrewWord.Failed failed && failed.leg() == leg) {
      return fails(place, failed.why());
    }
    if (word instanceof CrewWord.Ready ready && ready.leg() == leg && phase == Phase.CONNECT) {
      ready.verified().forEach(verified::putIfAbsent);
      return allAnswered(place) ? turns(Part.WARM_UP, 0, nanos) : List.of();
    }
    if (word instanceof CrewWord.Over said && said.leg() == leg && isOwnTurn(place, said)) {
      return over(place, said, nanos);
    }
    if (word instanceof CrewWord.Counted counted && counted.leg() == leg && isAsked(counted)) {
      count(place, counted.receipts());
      return allAnswered(place) ? next(nanos) : List.of();
    }
    if (word instanceof CrewWord.Report report && report.leg() == leg && finishing) {
      reports.put(place, report.share());
      complain(place, report.share().complaint());
      return allAnswered(place) ? ends() : List.of();
    }
    return List.of();
  }

  private boolean isOwnTurn(int place, CrewWord.Over said) {
    return phase != Phase.CONNECT && place == turn && over == null && said.part() == part;
  }

  private boolean isAsked(CrewWord.Counted counted) {
    return over != null && counted.part() == part && counted.place() == turn && !finishing;
  }

  /** Notes an answer; returns whether it was the last one that was missing. */
  private boolean allAnswered(int place) {
    answered.add(place);
    if (answered.size() < seats.size()) {
      return false;
    }
    answered.clear();
    return true;
  }

  private List<Out> turns(Part nextPart, int nextTurn, long nanos) {
    phase = nextPart == Part.WARM_UP ? Phase.WARM_UP : Phase.MEASURE;
    part = nextPart;
    turn = nextTurn;
    over = null;
    turnNanos = nanos;
    return toAll(place -> new CrewWord.Turn(leg, nextPart, nextTurn));
  }

  private List<Out> over(int place, CrewWord.Over said, long nanos) {
    over = said;
    long passed = nanos - turnNanos;
    if (said.spanNanos() < 0 || said.spanNanos() > passed * FASTEST + TICK_NANOS) {
      complain(
          place,
          "lost its clock: its turn took it "
              + millis(said.spanNanos())
              + " ms, within "
              + millis(passed)
              + " ms here");
    }
    if (part == Part.WARM_UP) {
      return next(nanos);
    }
    sum.published(said.published());
    if (said.published() != workloads.get(place).measured()) {
      complain(
          place,
          "published " + said.published() + " of " + workloads.get(place).measured() + " messages");
    }
    return toAll(at -> new CrewWord.Count(leg, part, place, said.published()));
  }

  private List<Out> next(long nanos) {
    if (turn + 1 < seats.size()) {
      return turns(part, turn + 1, nanos);
    }
    if (part == Part.WARM_UP) {
      return turns(Part.MEASURED, 0, nanos);
    }
    finishing = true;
    phase = Phase.LOOK;
    return toAll(place -> new CrewWord.Finish(leg));
  }

  private void count(int place, List<Receipt> receipts) {
    CrewWord.Over said = over;
    if (said == null || answered.contains(place)) {
      return;
    }
    if (receipts.size() != workloads.get(place).subscribers()) {
      complain(place, "counted " + receipts.size() + " subscribers");
    }
    complain(place, sum.add(receipts, said.published(), said.digest()));
  }

  private List<Out> ends() {
    done = true;
    phase = Phase.CLOSE;
    return toAll(place -> new CrewWord.End(leg));
  }

  private List<Out> fails(int place, String why) {
    complain(place, why);
    return ends();
  }

  /** An agent has left the group. */
  List<Out> gone(String peer) {
    int place = placeOf(peer);
    return done || place < 0 ? List.of() : fails(place, "is gone");
  }

  /** The phase took too long; {@code words} say how long. */
  List<Out> late(String words) {
    if (done) {
      return List.of();
    }
    for (int place = 0; place < seats.size(); place++) {
      boolean publishes = over == null && phase != Phase.CONNECT && !finishing;
      if (publishes ? place == turn : !answered.contains(place)) {
        complain(place, words);
      }
    }
    return ends();
  }

  private void complain(int place, @Nullable String why) {
    if (why != null) {
      complaints.add("agent " + seats.get(place).name() + ": " + why);
    }
  }

  private List<Out> toAll(Function<Integer, CrewWord> word) {
    List<Out> out = new ArrayList<>();
    for (int place = 0; place < seats.size(); place++) {
      out.add(new Out(seats.get(place), word.apply(place)));
    }
    return out;
  }

  private int placeOf(String peer) {
    for (int place = 0; place < seats.size(); place++) {
      if (seats.get(place).peer().equals(peer)) {
        return place;
      }
    }
    return -1;
  }

  private static long millis(long nanos) {
    return nanos / 1_000_000;
  }

  /** Returns the part of the leg that is waited for. */
  Phase phase() {
    return phase;
  }

  boolean isDone() {
    return done;
  }

  /** Returns why the leg is invalid, empty if it is not. */
  Optional<String> complaint() {
    return complaints.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", complaints));
  }

  /** Returns what all deliveries came to. */
  DeliverySum sum() {
    return sum;
  }

  /** Returns what was read back from the clients of the agents. */
  Map<String, String> verified() {
    return Map.copyOf(verified);
  }

  /** Returns the reports by the names of the agents. */
  Map<String, ShareReport> reports() {
    Map<String, ShareReport> named = new HashMap<>();
    reports.forEach((place, report) -> named.put(seats.get(place).name(), report));
    return named;
  }
}
