package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Loss;

/** How the subscribers' sockets are read: the client's shape. */
abstract class Receivers implements AutoCloseable {
  final Loss loss = new Loss();

  /** Returns why a receiver stopped early, null as long as all run. */
  final @Nullable String failure() {
    return loss.words();
  }

  /** Returns the shape's name. */
  abstract String shape();

  /** Starts to read {@code sockets}. */
  abstract void start(List<WireSocket> sockets) throws IOException;

  /**
   * Returns how long each receiver has waited for something to read, in a list of one entry for
   * each; empty if nobody counts.
   */
  List<Long> waitedNanos() {
    return List.of();
  }

  /** Starts a thread that does not keep the process alive. */
  static void run(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    loss.expect();
  }
}
