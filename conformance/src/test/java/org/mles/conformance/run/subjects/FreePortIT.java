package org.mles.conformance.run.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mles.conformance.probe.port.HeldPort;

class FreePortIT {
  private static final int MANY = 1000;

  /** The system alone gives one twice among so many: it has some ten thousand. */
  @Test
  void noPortIsGivenAgainWhileItsProgramMayNotListenYet() {
    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < MANY; i++) {
      assertThat(given.add(FreePort.take())).isTrue();
    }
    for (int i = 0; i < MANY; i++) {
      try (HeldPort held = new HeldPort()) {
        assertThat(given).doesNotContain(held.address().getPort());
      }
    }
  }
}
