package org.mles.benchmarks.load;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.stats.DeliveryLedger;

final class LegLatenciesTest {
  private static final int SUBSCRIBERS = 2;
  private static final int MESSAGES = 4;
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);
  private static final long LAG = TimeUnit.MINUTES.toNanos(1);

  private final DeliveryLedger ledger = new DeliveryLedger(SUBSCRIBERS, MESSAGES, 1);
  private final MessageTimes times = new MessageTimes(MESSAGES, 1);

  @Test
  void countsFromTheIntendedTimeAndKeepsTheActualSendBeside() {
    for (int i = 0; i < MESSAGES; i++) {
      long now = System.nanoTime();
      times.leaves(i, now - HOUR, now - HOUR + LAG);
      arrives(i);
    }
    LegResult.Times ns = LegLatencies.of(ledger, times).times(true);
    long delivery = requireNonNull(ns.delivery()).min();
    assertThat(delivery).isGreaterThan(HOUR - HOUR / 100);
    assertThat(requireNonNull(ns.timeToLast()).min()).isGreaterThan(HOUR - HOUR / 100);
    assertThat(requireNonNull(ns.service()).min()).isLessThan(delivery);
    assertThat(requireNonNull(ns.sendLag()).p50()).isCloseTo(LAG, within(LAG / 100));
  }

  @Test
  void countsEveryLatencyBelowZeroAndMakesNoneOfThemPositive() {
    for (int i = 0; i < MESSAGES; i++) {
      long stepped = System.nanoTime() + (i == 1 ? HOUR : -HOUR);
      times.leaves(i, stepped, stepped);
      arrives(i);
    }
    LegLatencies latencies = LegLatencies.of(ledger, times);
    assertThat(latencies.negatives()).isPositive();
    assertThat(requireNonNull(latencies.times(true).delivery()).count())
        .isEqualTo((MESSAGES - 1) * SUBSCRIBERS);
    assertThat(latencies.timeToLast().getTotalCount()).isEqualTo(MESSAGES - 1);
  }

  @Test
  void givesNoTimeToLastToAMessageThatSomebodyLacks() {
    for (int i = 0; i < MESSAGES; i++) {
      long now = System.nanoTime();
      times.leaves(i, now, now);
      ledger.lane(0).accept(i);
      if (i != 2) {
        ledger.lane(1).accept(i);
      }
    }
    LegLatencies latencies = LegLatencies.of(ledger, times);
    assertThat(latencies.timeToLast().getTotalCount()).isEqualTo(MESSAGES - 1);
    assertThat(latencies.negatives()).isZero();
  }

  @Test
  void recordsAllDeliveriesOfAMessageOrNone() {
    for (int i = 0; i < MESSAGES; i++) {
      long now = System.nanoTime();
      times.leaves(i, now, now);
      for (int who = 0; who < SUBSCRIBERS; who++) {
        if (i != 2 || who == 0) {
          ledger.lane(who).accept(i);
        }
      }
    }
    LegResult.Times ns = LegLatencies.of(ledger, times).times(true);
    long whole = (MESSAGES - 1) * SUBSCRIBERS;
    assertThat(requireNonNull(ns.delivery()).count()).isEqualTo(whole);
    assertThat(requireNonNull(ns.service()).count()).isEqualTo(whole);
  }

  private void arrives(int message) {
    for (int who = 0; who < SUBSCRIBERS; who++) {
      ledger.lane(who).accept(message);
    }
  }
}
