package org.mles.benchmarks.driver;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One publisher and all subscribers of a leg, connected. Thread: one caller publishes. */
public interface LoadClient extends AutoCloseable {
  /**
   * Publishes {@code payload}, which the caller may change afterwards. It may stay here until the
   * next {@link #flush}.
   */
  void publish(byte[] payload) throws IOException;

  /** Sends what {@link #publish} has kept. */
  void flush() throws IOException;

  /** Returns the octets that the subscribers' sockets received so far, null if nobody counts. */
  default @Nullable Long octetsReceived() {
    return null;
  }

  /**
   * Returns how long each receiving thread has waited so far for something to read; empty if nobody
   * counts.
   */
  default List<Long> waitedNanos() {
    return List.of();
  }

  /** Returns why no further message can arrive, null as long as all connections live. */
  @Nullable String failure();

  /** Returns what was read back from this side's connections, such as socket options. */
  Map<String, String> verified();

  @Override
  void close();
}
