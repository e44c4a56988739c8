package org.mles.benchmarks.load;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.stats.DeliveryLedger;
import org.mles.benchmarks.workload.Streams;

final class LegLatenciesTest {
  private static final int SUBSCRIBERS = 2;
  private static final int MESSAGES = 4;
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);
  private static final long LAG = TimeUnit.MINUTES.toNanos(1);

  private final DeliveryLedger ledger = new DeliveryLedger(SUBSCRIBERS, MESSAGES, 1);
  private final MessageTimes times = new MessageTimes(Streams.ONE, MESSAGES, 1);

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

  @Test
  void countsOfEachMessageThoseWhoReadItsChannel() {
    Streams streams = new Streams(3, 2);
    int messages = 14;
    DeliveryLedger divided = new DeliveryLedger(streams, 7, 3, 1);
    MessageTimes sent = new MessageTimes(streams, 3, 1);
    for (int i = 0; i < messages; i++) {
      long now = System.nanoTime();
      sent.leaves(i, now - HOUR * (1 + i % 3), now);
      for (int who = 0; who < 7; who++) {
        if (who % 3 == i % 3) {
          divided.accept(who, i);
        }
      }
    }
    LegLatencies latencies = LegLatencies.of(divided, sent);
    // Three read channel 0, two each of the others; channels 0 and 1 have a message more.
    assertThat(requireNonNull(latencies.times(true).delivery()).count())
        .isEqualTo(5 * 3 + 5 * 2 + 4 * 2);
    assertThat(latencies.timeToLast().getTotalCount()).isEqualTo(messages);
    assertThat(latencies.arrivalCurve()).extracting(LegResult.Step::k).containsExactly(1, 2);
    assertThat(latencies.positionMedians())
        .extracting(nanos -> nanos / HOUR)
        .containsExactly(1L, 2L, 3L, 1L, 2L, 3L, 1L);
  }

  @Test
  void countsLastSendsFromTheirPublishAndNamesThoseThatWereNotSeen() {
    for (int i = 0; i < MESSAGES; i++) {
      times.leaves(i, HOUR * i + 1, HOUR * i + 1);
      if (i != 2) {
        times.sentToAll(i, HOUR * i + 1 + LAG);
      }
    }
    LegLatencies latencies = LegLatencies.ofSends(times);
    LegResult.Times ns = latencies.times(false);
    assertThat(requireNonNull(ns.timeToLastSend()).count()).isEqualTo(MESSAGES - 1);
    assertThat(requireNonNull(ns.timeToLastSend()).p50()).isCloseTo(LAG, within(LAG / 100));
    assertThat(ns.timeToLast()).isNull();
    assertThat(latencies.unsent()).isEqualTo(1);
    assertThat(latencies.spanNanos()).isEqualTo(HOUR * (MESSAGES - 1) + LAG);
  }

  private void arrives(int message) {
    for (int who = 0; who < SUBSCRIBERS; who++) {
      ledger.lane(who).accept(message);
    }
  }
}
