package org.mles.proxy.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What may not have arrived, and within which bounds it is kept. */
final class SentTest {
  private static final int CAPACITY = 4;
  private static final long OCTETS = 4096;

  private final Budget budget = new Budget(OCTETS);
  private final Sent sent = new Sent(CAPACITY, budget);

  @Test
  void givesBackWhatNobodyShowedOldestFirst() {
    handOver(1, 2, 3);
    sent.lost();

    assertThat(missing()).containsExactly(1, 2, 3);
    assertThat(sent.isEmpty()).isTrue();
    assertThat(sent.isComparing()).isFalse();
  }

  @Test
  void takesWhatIsInTheHistoryForArrivedAndAllBefore() {
    handOver(1, 2, 3);
    sent.lost();
    sent.heard(2);

    assertThat(missing()).containsExactly(3);
  }

  @Test
  void takesOnlyWhatItHearsForArrivedWhileNothingIsLost() {
    handOver(1, 2, 3); // what is heard came by another way, perhaps a quicker one
    sent.heard(2);
    sent.lost();
    sent.heard(99);

    assertThat(missing()).containsExactly(1, 3);
  }

  @Test
  void keepsTheNewestWithinItsCapacity() {
    handOver(1, 2, 3, 4, 5);
    handOver(2); // again, so it is the newest
    sent.lost();

    assertThat(missing()).containsExactly(3, 4, 5, 2);
  }

  @Test
  void keepsTheNewestWithinTheBudgetOfAll() {
    sent.handedOver(1, message(1, 1000));
    sent.handedOver(2, message(2, 1000));
    sent.handedOver(3, message(3, 3000));
    sent.handedOver(4, message(4, 5000)); // more than there is
    sent.lost();

    assertThat(missing()).isEmpty();
    assertThat(budget.take(OCTETS)).isTrue();
  }

  @Test
  void forgetsWhatIsOlderThanTheLongestSilence() {
    handOver(1);
    sent.tick();
    handOver(2);
    for (int i = 0; i < Vigil.PARTS; i++) {
      sent.tick();
    }
    sent.lost();
    assertThat(missing()).containsExactly(1, 2);

    handOver(1);
    sent.tick();
    handOver(2);
    for (int i = 0; i <= Vigil.PARTS; i++) {
      sent.tick();
    }
    assertThat(missing()).containsExactly(2);
  }

  @Test
  void givesTheBudgetBackWhateverBecomesOfIt() {
    handOver(1, 2, 3, 4, 5, 5);
    sent.heard(3);
    sent.lost();
    sent.heard(4);
    missing();
    handOver(6);
    for (int i = 0; i <= Vigil.PARTS + 1; i++) {
      sent.tick();
    }

    assertThat(sent.isEmpty()).isTrue();
    assertThat(budget.take(OCTETS)).isTrue();
  }

  private void handOver(int... names) {
    for (int name : names) {
      sent.handedOver(name, message(name, 1));
    }
  }

  private List<Integer> missing() {
    return sent.missing().stream().map(message -> (int) message.payload()[0]).toList();
  }

  private static Message message(int name, int octets) {
    byte[] payload = new byte[octets];
    payload[0] = (byte) name;
    return new Message(false, payload);
  }
}
