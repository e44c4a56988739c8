package org.mles.proxy.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What waits for a side that is away, and what has to go. */
final class OutboxTest {
  private static final long COST = message(0).cost();

  @Test
  void keepsTheOrder() throws InterruptedException {
    Outbox outbox = new Outbox(9, new Budget(9 * COST));
    put(outbox, 1, 2, 3);

    assertThat(drain(outbox)).containsExactly(1, 2, 3);
  }

  @Test
  void dropsTheOldestOverItsCapacity() throws InterruptedException {
    Outbox outbox = new Outbox(2, new Budget(9 * COST));

    assertThat(put(outbox, 1, 2, 3, 4)).containsExactly(1, 2);
    assertThat(drain(outbox)).containsExactly(3, 4);
  }

  @Test
  void dropsTheOldestOverTheBudgetAndGivesItsOctetsBack() throws InterruptedException {
    Budget budget = new Budget(2 * COST);
    Outbox outbox = new Outbox(9, budget);

    assertThat(put(outbox, 1, 2, 3)).containsExactly(1);
    assertThat(budget.take(1)).isFalse();
    assertThat(drain(outbox)).containsExactly(2, 3);
    assertThat(budget.take(2 * COST)).isTrue();
  }

  @Test
  void dropsTheNewOneIfOthersHoldTheBudget() throws InterruptedException {
    Budget budget = new Budget(COST);
    Outbox other = new Outbox(9, budget);
    put(other, 1);
    Outbox outbox = new Outbox(9, budget);

    assertThat(put(outbox, 2)).containsExactly(2);
    assertThat(drain(other)).containsExactly(1);
  }

  @Test
  void takesBackWhatComesFirstUnlessItIsFull() throws InterruptedException {
    Outbox outbox = new Outbox(2, new Budget(9 * COST));
    put(outbox, 2);

    assertThat(outbox.putBack(message(1))).isTrue();
    assertThat(outbox.putBack(message(0))).isFalse();
    assertThat(drain(outbox)).containsExactly(1, 2);
  }

  private static Message message(int number) {
    return new Message(false, new byte[] {(byte) number});
  }

  private static List<Integer> put(Outbox outbox, int... numbers) {
    List<Integer> gone = new ArrayList<>();
    for (int number : numbers) {
      outbox.put(message(number)).forEach(lost -> gone.add((int) lost.payload()[0]));
    }
    return gone;
  }

  private static List<Integer> drain(Outbox outbox) throws InterruptedException {
    List<Integer> all = new ArrayList<>();
    for (Message next = take(outbox); next != null; next = take(outbox)) {
      all.add((int) next.payload()[0]);
    }
    return all;
  }

  private static @Nullable Message take(Outbox outbox) throws InterruptedException {
    return outbox.take(() -> outbox.size() == 0);
  }
}
