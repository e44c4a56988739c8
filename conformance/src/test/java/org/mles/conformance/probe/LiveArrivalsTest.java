package org.mles.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mles.conformance.time.Patience;

/** What peers hold for cases is bounded together, and whoever holds most gives way. */
final class LiveArrivalsTest {
  private static final int BOUND = 10_000;
  private static final Seen.Octets LARGE = new Seen.Octets(new byte[900]);
  private static final Seen.Octets SMALL = new Seen.Octets(new byte[1]);

  private final Backlog backlog = new Backlog(BOUND);
  private final LiveArrivals modest = new LiveArrivals(new Object(), backlog);
  private final LiveArrivals flooded = new LiveArrivals(new Object(), backlog);

  @Test
  void aFloodEndsItsOwnConnectionAndNoOther() {
    modest.put(SMALL);
    for (int i = 0; i < 100; i++) {
      flooded.put(LARGE);
    }
    assertThat(flooded.take(new Patience(Duration.ZERO)))
        .isEqualTo(new Seen.Closed(Seen.How.FLOOD, 0));
    assertThat(modest.take(new Patience(Duration.ZERO))).isSameAs(SMALL);
    modest.put(SMALL);
    assertThat(modest.take(new Patience(Duration.ZERO))).isSameAs(SMALL);
  }

  @Test
  void whoHoldsMostGivesWayWhoeverComesLast() {
    for (int i = 0; i < 9; i++) {
      flooded.put(LARGE);
    }
    for (int i = 0; i < 20; i++) {
      modest.put(SMALL);
    }
    flooded.partial(1);
    assertThat(flooded.peek()).isEqualTo(new Seen.Closed(Seen.How.FLOOD, 0));
    assertThat(modest.peek()).isSameAs(SMALL);
  }

  @Test
  void aFrameThatIsNotWholeCounts() {
    flooded.partial(BOUND + 1);
    assertThat(flooded.take(new Patience(Duration.ZERO)))
        .isEqualTo(new Seen.Closed(Seen.How.FLOOD, 0));
  }

  @Test
  void octetsOfAFrameThatIsNotWholeRenewAWait() {
    Patience patience = new Patience(Duration.ofMillis(500));
    while (patience.leftNanos() > 0) {
      Thread.onSpinWait();
    }
    modest.renews(patience);
    assertThat(patience.leftNanos()).isNotPositive();
    modest.partial(1);
    modest.renews(patience);
    assertThat(patience.leftNanos()).isPositive();
  }

  @Test
  void aWaitInVainTellsWhatCameOfAFrame() {
    Timers brief = new Timers(Duration.ofMillis(1), Duration.ZERO, Duration.ofSeconds(1));
    modest.partial(7);
    assertThatThrownBy(new Expect("alice", modest, brief, new Transcript())::anyFrame)
        .hasMessageContaining("saw 7 octets of an unfinished frame, then nothing for 1 ms");
  }

  @Test
  void whatWasTakenOrDroppedMakesRoom() {
    for (int i = 0; i < 1000; i++) {
      flooded.put(LARGE);
      assertThat(flooded.take(new Patience(Duration.ZERO))).isSameAs(LARGE);
    }
    for (int i = 0; i < 100; i++) {
      LiveArrivals brief = new LiveArrivals(new Object(), backlog);
      brief.put(LARGE);
      brief.put(new Seen.Closed(Seen.How.FIN, 0));
      brief.close();
      brief.partial(900);
    }
    modest.put(LARGE);
    assertThat(modest.take(new Patience(Duration.ZERO))).isSameAs(LARGE);
  }

  @Test
  void aFloodIsToldAsSuch() {
    for (int i = 0; i < 100; i++) {
      flooded.put(LARGE);
    }
    Expect expect = new Expect("alice", flooded, Timers.STANDARD, new Transcript());
    assertThatThrownBy(expect::closed)
        .hasMessage(
            "alice expected the subject to close the connection; saw more than could be kept");
    assertThatThrownBy(new StreamExpect("alice", flooded, Timers.STANDARD)::untilClosed)
        .hasMessageContaining("saw more than could be kept");
  }
}
