package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.mles.server.ModelClient.Said;
import org.mles.testing.ManualClock;

/**
 * Three linked servers under random joins, frames, kills and restarts, against a model of what must
 * not be lost: everything that a living server held when all links were last up, and everything
 * that was said since then to a server that has not been killed.
 *
 * <p>Real sockets, but one thread and a clock that stands still, so a failure shrinks and repeats.
 */
class PeerModelIT {
  private static final int SERVERS = 3;
  private static final int ROOT = -1;

  /** What can happen. */
  enum Kind {
    JOIN,
    SAY,
    LEAVE,
    KILL,
    START,
    TURN,
    WAIT,
    HEAL
  }

  /** One thing that happens to a server, or to one of the clients. */
  record Step(Kind kind, int which) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(4, Kind.JOIN),
            Tuple.of(10, Kind.SAY),
            Tuple.of(1, Kind.LEAVE),
            Tuple.of(2, Kind.KILL),
            Tuple.of(2, Kind.START),
            Tuple.of(8, Kind.TURN),
            Tuple.of(1, Kind.WAIT),
            Tuple.of(1, Kind.HEAL));
    return Combinators.combine(kinds, Arbitraries.integers().between(0, 11))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  /** Steps by which nothing is ever lost, so that nothing has a reason to come twice. */
  @Provide
  Arbitrary<List<Step>> peacefulSteps() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(3, Kind.JOIN),
            Tuple.of(3, Kind.SAY),
            Tuple.of(12, Kind.TURN),
            Tuple.of(2, Kind.WAIT),
            Tuple.of(1, Kind.HEAL));
    return Combinators.combine(kinds, Arbitraries.integers().between(0, 11))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 200)
  void tellsNothingTwiceInARing(@ForAll("peacefulSteps") List<Step> steps) throws IOException {
    run(steps, new int[] {1, 2, 0}, false);
  }

  @Property(tries = 100)
  void losesNothingUnderOneRoot(@ForAll("steps") List<Step> steps) throws IOException {
    run(steps, new int[] {ROOT, 0, 0}, true);
  }

  @Property(tries = 100)
  void losesNothingInAChain(@ForAll("steps") List<Step> steps) throws IOException {
    run(steps, new int[] {ROOT, 0, 1}, true);
  }

  @Property(tries = 100)
  void losesNothingInARingOfTwo(@ForAll("steps") List<Step> steps) throws IOException {
    run(steps, new int[] {1, 0, 0}, true);
  }

  @Property(tries = 100)
  void losesNothingInARingOfThree(@ForAll("steps") List<Step> steps) throws IOException {
    run(steps, new int[] {2, 0, 1}, true);
  }

  private static void run(List<Step> steps, int[] upstreamOf, boolean toleratesJoins)
      throws IOException {
    World world = new World(upstreamOf, toleratesJoins);
    try {
      for (Step step : steps) {
        world.take(step);
      }
      world.heal();
    } finally {
      world.close();
    }
  }

  /** Servers, clients, and what must not be lost. */
  private static final class World {
    /** Rounds in which all must be known; each gives every server three turns. */
    private static final int MOST_ROUNDS = 20_000;

    private final ManualClock clock = new ManualClock();
    private final List<TurnedServer> servers = new ArrayList<>();
    private final List<ModelClient> clients = new ArrayList<>();
    private final Map<TurnedServer, Set<Said>> held = new HashMap<>();
    private final boolean toleratesJoins;
    private final boolean ring;
    private int joins;

    World(int[] upstreamOf, boolean toleratesJoins) throws IOException {
      this.toleratesJoins = toleratesJoins;
      ring = Arrays.stream(upstreamOf).noneMatch(upstream -> upstream == ROOT);
      for (int i = 0; i < upstreamOf.length; i++) {
        servers.add(TurnedServer.stopped(clock));
      }
      for (int i = 0; i < upstreamOf.length; i++) {
        if (upstreamOf[i] != ROOT) {
          servers.get(i).linkTo(servers.get(upstreamOf[i]));
        }
        servers.get(i).start();
      }
    }

    void take(Step step) throws IOException {
      TurnedServer server = servers.get(step.which() % SERVERS);
      switch (step.kind()) {
        case JOIN -> join(server);
        case SAY -> say(step.which());
        case LEAVE -> leave(step.which());
        case KILL -> kill(server);
        case START -> start(server);
        case TURN -> server.turn();
        case WAIT -> clock.advance(TurnedServer.LEAST_WAIT);
        case HEAL -> heal();
      }
    }

    private void join(TurnedServer server) throws IOException {
      if (server.runs()) {
        ModelClient client = new ModelClient("client" + joins++, server, toleratesJoins);
        clients.add(client);
        say(client);
      }
    }

    private void say(int which) {
      if (!clients.isEmpty()) {
        say(clients.get(which % clients.size()));
      }
    }

    private void say(ModelClient client) {
      if (client.speaks()) {
        Said said = client.say();
        if (said != null) {
          held(client.server).add(said);
        }
      }
    }

    private void leave(int which) throws IOException {
      if (!clients.isEmpty() && clients.get(which % clients.size()).speaks()) {
        clients.get(which % clients.size()).leave();
      }
    }

    private void kill(TurnedServer server) throws IOException {
      server.kill();
      held(server).clear();
      for (ModelClient client : clients) {
        if (client.server == server) {
          client.read();
          client.close();
        }
      }
    }

    private void start(TurnedServer server) throws IOException {
      if (!server.runs()) {
        server.start();
      }
    }

    /** Starts what is down, and goes on until everybody knows everything that must be known. */
    void heal() throws IOException {
      for (TurnedServer server : servers) {
        start(server);
        join(server);
      }
      untilAllIsKnown();
      // What would come twice comes before what is said now.
      clients.forEach(this::say);
      untilAllIsKnown();
      for (ModelClient client : clients) {
        assertThat(client.complaints(maySpeakTwice())).as("%s heard", client.uid).isEmpty();
      }
      Set<Said> known = mustBeKnown();
      held.values().forEach(saids -> saids.addAll(known));
    }

    /**
     * In a ring, those who have left: their CIDs are free, so a link that comes round joins in
     * their names, and what it brings counts as said by them again.
     */
    private Set<String> maySpeakTwice() {
      return ring
          ? clients.stream()
              .filter(client -> !client.speaks())
              .map(client -> client.uid)
              .collect(Collectors.toSet())
          : Set.of();
    }

    private void untilAllIsKnown() throws IOException {
      Set<Said> known = mustBeKnown();
      for (int round = 0; !allKnow(known); round++) {
        for (int i = 0; i < 3 * SERVERS; i++) {
          servers.get(i % SERVERS).turn();
        }
        clock.advance(TurnedServer.LEAST_WAIT.dividedBy(4));
        assertThat(round).as("missing: " + missing(known)).isLessThan(MOST_ROUNDS);
      }
    }

    private Set<Said> mustBeKnown() {
      Set<Said> known = new HashSet<>();
      held.values().forEach(known::addAll);
      return known;
    }

    private boolean allKnow(Set<Said> known) throws IOException {
      for (ModelClient client : clients) {
        client.read();
      }
      return missing(known).isEmpty();
    }

    private Map<String, Set<Said>> missing(Set<Said> known) {
      Map<String, Set<Said>> missing = new HashMap<>();
      for (ModelClient client : clients) {
        if (client.speaks()) {
          Set<Said> of = new HashSet<>(known);
          of.removeAll(client.heard.keySet());
          of.removeIf(said -> said.uid().equals(client.uid));
          if (!of.isEmpty()) {
            missing.put(client.uid, of);
          }
        }
      }
      return missing;
    }

    private Set<Said> held(TurnedServer server) {
      return held.computeIfAbsent(server, unused -> new HashSet<>());
    }

    void close() throws IOException {
      for (ModelClient client : clients) {
        client.close();
      }
      for (TurnedServer server : servers) {
        server.kill();
      }
    }
  }
}
