package org.mles.conformance.lab.server;

import java.util.concurrent.Semaphore;

/** The right to be the one crowd of this process, until it is closed. Thread: any. */
final class Turn implements AutoCloseable {
  private static final Semaphore TURNS = new Semaphore(1, true);

  private boolean over;

  private Turn() {}

  /** Waits for the crowds before. */
  static Turn take() {
    TURNS.acquireUninterruptibly();
    return new Turn();
  }

  @Override
  public synchronized void close() {
    if (!over) {
      over = true;
      TURNS.release();
    }
  }
}
