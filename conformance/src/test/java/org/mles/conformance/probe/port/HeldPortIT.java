package org.mles.conformance.probe.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.time.Patience;

/** A port that stays with the suite. */
final class HeldPortIT {
  /** Another socket that listens stands for that of a process that is being started. */
  @Test
  void waitsForWhoeverStillListens() throws IOException {
    try (HeldPort port = new HeldPort();
        ServerSocket late = port.listen(1)) {
      Thread waiting = Thread.currentThread();
      Daemons.run(
          "listener that is late",
          () -> {
            while (waiting.getState() != Thread.State.TIMED_WAITING) {
              Thread.onSpinWait();
            }
            close(late);
          });
      port.awaitSilence(new Patience(Duration.ofSeconds(60)));
      assertThat(late.isClosed()).isTrue();
      port.listen(1).close();
    }
  }

  @Test
  void doesNotWaitForEver() throws IOException {
    try (HeldPort port = new HeldPort();
        ServerSocket stays = port.listen(1)) {
      port.awaitSilence(new Patience(Duration.ZERO));
      assertThat(stays.isClosed()).isFalse();
    }
  }

  private static void close(ServerSocket listener) {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
