package org.mles.benchmarks.crew;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.crew.word.CrewWord;
import org.mles.benchmarks.load.Patience;
import org.mles.benchmarks.process.Child;
import org.mles.benchmarks.result.AgentsResult;
import org.mles.benchmarks.result.LatencyNanos;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/** Three agents measure a real server over loopback. */
@Timeout(300)
final class CrewIT {
  private static final int SUBSCRIBERS = 8;
  private static final int MESSAGES = 20;
  private static final Workload WORKLOAD =
      new Workload(Profile.BURST, SUBSCRIBERS, 20, 1_000_000, 0, 1, 6, MESSAGES, 1, 0);

  @TempDir private Path folder = Path.of("");

  @Test
  void threeAgentsProveAsManyDeliveriesAsOneWhateverTheirClocksSay() throws Exception {
    try (Troupe troupe = new Troupe(Wanted.of("3"), Patience::usual)) {
      troupe.joins("a", Troupe.VERSION, Manner.HONEST);
      troupe.joins("b", Troupe.VERSION, new Manner(CrewIT::elsewhere, s -> s, Optional::of));
      troupe.joins("c", Troupe.VERSION, Manner.HONEST);
      troupe.gather();
      long begun = System.nanoTime();
      LegResult leg = troupe.leg("mles", WORKLOAD, folder);
      long passed = System.nanoTime() - begun;
      assertThat(leg.why()).isNull();
      assertThat(leg.deliveries())
          .isEqualTo(
              new LegResult.Deliveries((long) MESSAGES, (long) MESSAGES * SUBSCRIBERS, 0L, 0L, 0L));
      LegResult.Times ns = requireNonNull(leg.ns());
      AgentsResult agents = requireNonNull(leg.agents());
      assertThat(agents.names()).containsExactly("a", "b", "c");
      assertThat(requireNonNull(ns.timeToLast()).count()).isEqualTo(MESSAGES);
      for (LatencyNanos times :
          List.of(
              requireNonNull(ns.timeToLast()),
              requireNonNull(ns.delivery()),
              requireNonNull(agents.ownTimeToLast()),
              requireNonNull(agents.controlRoundTrip()))) {
        assertThat(times.min()).isPositive();
        assertThat(times.max()).isLessThan(passed);
      }
      assertThat(leg.curves().positionMedianNs()).hasSize(SUBSCRIBERS);
      assertThat(troupe.leg("raw", WORKLOAD, folder).why()).isNull();
    }
  }

  @Test
  void namesAnAgentThatIsKilledInTheMiddle() throws Exception {
    try (Troupe troupe = new Troupe(Wanted.of("a,killed"), Patience::usual)) {
      Child process = troupe.process("killed");
      Function<CrewWord, Optional<CrewWord>> kills =
          word -> {
            if (word instanceof CrewWord.Over over && over.part() == CrewWord.Part.MEASURED) {
              process.kill();
            }
            return Optional.of(word);
          };
      try {
        troupe.joins("a", Troupe.VERSION, new Manner(System::nanoTime, sink -> sink, kills));
        troupe.gather();
        assertThat(troupe.leg("raw", WORKLOAD, folder).why()).contains("agent killed: is gone");
      } finally {
        process.kill();
      }
    }
  }

  @Test
  void saysWhoNeverComesAndSendsTheOthersHome() throws Exception {
    Troupe troupe = new Troupe(Wanted.of("a,never"), Patience::usual);
    try (troupe) {
      troupe.joins("a", Troupe.VERSION, Manner.HONEST);
      assertThatThrownBy(() -> troupe.crew().gather(Duration.ofSeconds(1)))
          .isInstanceOf(Crew.Incomplete.class)
          .hasMessageContaining("missing:")
          .hasMessageContaining("never");
      troupe.crew().close();
      CrewMember.Farewell farewell = troupe.farewell(0);
      assertThat(farewell.well() || farewell.why().equals("the coordinator is gone")).isTrue();
    }
  }

  @Test
  void refusesAnotherVersionInWords() throws Exception {
    try (Troupe troupe = new Troupe(Wanted.of("1"), Patience::usual)) {
      troupe.gathers();
      troupe.joins("a", "of another", Manner.HONEST);
      assertThat(troupe.farewell(0))
          .isEqualTo(
              new CrewMember.Farewell(
                  false, "refused: its version is 'of another', that here 'of this test'"));
    }
  }

  /** A clock that starts elsewhere and runs 200 ppm fast. */
  private static long elsewhere() {
    long now = System.nanoTime();
    return TimeUnit.DAYS.toNanos(-40) + now + now / 5000;
  }
}
