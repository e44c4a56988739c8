package org.mles.server.tls;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.mles.memory.Budget;
import org.mles.net.tls.Handshakes;

/** Threads that shake hands for a server; there are none until somebody comes. Thread: any. */
public final class TlsWorkers implements AutoCloseable {
  private final ExecutorService threads;
  private final Handshakes handshakes;

  /**
   * Makes them; {@link #close} must follow once there was a handshake.
   *
   * @param most handshakes that may be under way
   * @param heap what connections count against
   */
  public TlsWorkers(int most, Budget heap) {
    // Half of the cores: the loops need theirs for those who are connected.
    int count = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    threads = Executors.newFixedThreadPool(count, new Daemons("mles-handshake-"));
    handshakes = new Handshakes(threads, most, heap);
  }

  /** Returns what they do and how much of it. */
  public Handshakes handshakes() {
    return handshakes;
  }

  /** Lets them go; handshakes that are under way fail. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
