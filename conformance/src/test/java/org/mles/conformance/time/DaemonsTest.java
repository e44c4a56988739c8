package org.mles.conformance.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DaemonsTest {
  private static final int MANY = 50;

  @Test
  void allRunBesideEachOther() throws Exception {
    CyclicBarrier together = new CyclicBarrier(MANY + 1);
    for (int i = 0; i < MANY; i++) {
      Daemons.run("one of many", () -> meet(together));
    }
    together.await(50, TimeUnit.SECONDS);
  }

  @Test
  void aThreadIsCalledByItsTaskAndKeepsNoProgramAlive() throws Exception {
    CompletableFuture<String> seen = new CompletableFuture<>();
    Daemons.run(
        "first",
        () -> {
          Thread self = Thread.currentThread();
          seen.complete(self.getName() + ", daemon " + self.isDaemon());
        });
    assertThat(seen.get(50, TimeUnit.SECONDS)).isEqualTo("first, daemon true");
  }

  private static void meet(CyclicBarrier together) {
    try {
      together.await(50, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
