package org.mles.conformance.probe;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mles.conformance.time.Daemons;

/**
 * Octets for a subject that may have stopped reading, which would hold up whoever sends them.
 * Thread: case.
 */
public record Offer(RawPeer peer, Timers timers) {
  /** Sends octets; false if they are not taken in the time of a wait. */
  public boolean isTaken(byte[] octets) {
    CountDownLatch taken = new CountDownLatch(1);
    Daemons.run(
        "offer of " + peer.name(),
        () -> {
          peer.send(octets);
          taken.countDown();
        });
    try {
      return taken.await(timers.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
