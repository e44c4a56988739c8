package org.mles.conformance.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Waits are renewed by what moves, forgive what the machine stood still, and end all the same. */
final class PatienceTest {
  private static final long MILLI = 1_000_000;

  private long now = -5;
  private final Heartbeat heart = new Heartbeat(() -> now);
  private final Patience patience = new Patience(Duration.ofMillis(100), () -> now, heart);

  @Test
  void endsAfterSilence() {
    pass(99);
    assertThat(patience.leftNanos()).isEqualTo(MILLI);
    pass(1);
    assertThat(patience.leftNanos()).isZero();
    assertThat(patience.spent()).isEqualTo("nothing for 100 ms");
  }

  @Test
  void whatMovesRenewsIt() {
    pass(90);
    patience.moved(now);
    pass(90);
    assertThat(patience.leftNanos()).isEqualTo(10 * MILLI);
  }

  @Test
  void whatMovedBeforeItDoesNot() {
    long before = now;
    pass(90);
    patience.moved(before - 1000 * MILLI);
    assertThat(patience.leftNanos()).isEqualTo(10 * MILLI);
  }

  @Test
  void whatMovesForEverEndsIt() {
    for (int i = 0; i < 12; i++) {
      assertThat(patience.leftNanos()).isPositive();
      pass(50);
      patience.moved(now);
    }
    assertThat(patience.leftNanos()).isZero();
    assertThat(patience.spent()).isEqualTo("no end of it within 600 ms");
  }

  @Test
  void aStallOfTheMachineIsForgivenAndTold() {
    now += 150 * MILLI;
    assertThat(patience.leftNanos()).isEqualTo(80 * MILLI);
    heart.beat();
    pass(80);
    assertThat(patience.leftNanos()).isZero();
    assertThat(patience.spent())
        .isEqualTo("nothing for 100 ms, beside 130 ms for which the machine stood still");
  }

  @Test
  void aMachineThatStandsStillForEverEndsItToo() {
    now += 10_000 * MILLI;
    heart.beat();
    assertThat(patience.leftNanos()).isNegative();
  }

  @Test
  void aBusyMachineIsNoneThatStandsStill() {
    now += 90 * MILLI;
    heart.beat();
    assertThat(heart.lostNanos()).isZero();
  }

  /** Lets time pass on a machine that is awake. */
  private void pass(int millis) {
    for (int i = 0; i < millis; i++) {
      now += MILLI;
      heart.beat();
    }
  }
}
