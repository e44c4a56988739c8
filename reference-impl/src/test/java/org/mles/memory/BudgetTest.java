package org.mles.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a budget refuses, and what it lets go over. */
class BudgetTest {
  private final Budget budget = new Budget(100);
  private final AtomicInteger holders = new AtomicInteger();

  @Test
  void refusesWhatWouldGoOverTheBound() {
    assertThat(budget.tryTake(60)).isTrue();
    assertThat(budget.tryTake(41)).isFalse();
    assertThat(budget.tryTake(40)).isTrue();
    assertThat(budget.held()).isEqualTo(100);
    assertThat(budget.isOver()).isFalse();
  }

  @Test
  void tellsWhenMoreWasTakenThanItAllows() {
    budget.take(101);
    assertThat(budget.isOver()).isTrue();
    budget.giveBack(1);
    assertThat(budget.isOver()).isFalse();
  }

  @Test
  @Timeout(60)
  void countsTheSameFromSeveralThreads() throws Exception {
    int threads = 4;
    CountDownLatch start = new CountDownLatch(threads);
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      Iterable<Future<Boolean>> results =
          IntStream.range(0, threads).mapToObj(i -> workers.submit(() -> turns(start))).toList();
      for (Future<Boolean> withinBound : results) {
        assertThat(withinBound.get()).isTrue();
      }
    } finally {
      workers.shutdown();
    }
    assertThat(budget.held()).isZero();
  }

  /** Takes and gives back; tells whether there were never more than three with a share of 30. */
  private boolean turns(CountDownLatch start) throws InterruptedException {
    start.countDown();
    start.await();
    boolean withinBound = true;
    for (int i = 0; i < 10_000; i++) {
      if (budget.tryTake(30)) {
        withinBound &= holders.incrementAndGet() <= 3;
        holders.decrementAndGet();
        budget.giveBack(30);
      }
    }
    return withinBound;
  }
}
