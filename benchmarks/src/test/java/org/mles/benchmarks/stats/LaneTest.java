package org.mles.benchmarks.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LaneTest {
  private final DeliveryLedger ledger = new DeliveryLedger(1, 8, 1);
  private final Lane lane = ledger.lane(0);

  @Test
  void provesDeliveryOnceAndInOrder() {
    receive(0, 1, 2);
    assertThat(ledger.proof(3).holds()).isTrue();
    assertThat(ledger.slowest()).isEqualTo(3);
  }

  @Test
  void countsAMessageThatNeverCame() {
    receive(0, 2);
    assertThat(ledger.proof(3)).isEqualTo(new DeliveryLedger.Proof(3, 2, 1, 0, 0));
  }

  @Test
  void countsTheTailThatNeverCame() {
    receive(0);
    assertThat(ledger.proof(3).lost()).isEqualTo(2);
  }

  @Test
  void countsAMessageThatCameAgain() {
    receive(0, 1, 1, 2);
    assertThat(ledger.proof(3)).isEqualTo(new DeliveryLedger.Proof(3, 4, 0, 1, 0));
  }

  @Test
  void tellsALateMessageFromALostOne() {
    receive(0, 2, 1);
    assertThat(ledger.proof(3)).isEqualTo(new DeliveryLedger.Proof(3, 3, 0, 0, 1));
  }

  @Test
  void refusesANumberThatNobodyCanHaveSentYet() {
    receive(0);
    assertThat(lane.accept(1L << 50)).isFalse();
    receive(1);
    assertThat(ledger.proof(2)).isEqualTo(new DeliveryLedger.Proof(2, 2, 0, 0, 0));
  }

  @Test
  void keepsTheTimeOfEveryStridethMessageOnly() {
    Lane sparse = new Lane(2, 4);
    for (int i = 0; i < 12; i++) {
      sparse.accept(i);
    }
    assertThat(sparse.arrivalNanos(0)).isNotZero();
    assertThat(sparse.arrivalNanos(1)).isNotZero();
    assertThat(sparse.lost(12)).isZero();
  }

  @Test
  void keepsTheFirstArrivalOfADuplicate() {
    receive(0);
    long first = lane.arrivalNanos(0);
    receive(0);
    assertThat(lane.arrivalNanos(0)).isEqualTo(first);
  }

  private void receive(long... indexes) {
    for (long index : indexes) {
      lane.accept(index);
    }
  }
}
