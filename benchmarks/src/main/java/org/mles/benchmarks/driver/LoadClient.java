package org.mles.benchmarks.driver;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All publishers and subscribers of a leg, connected. Thread: one caller publishes. */
public interface LoadClient extends AutoCloseable {
  /**
   * Publishes {@code payload}, which the caller may change afterwards. It may stay here until the
   * next {@link #flush}.
   */
  void publish(byte[] payload) throws IOException;

  /**
   * Publishes {@code payload} as {@link #publish(byte[])} does, by the publisher of a stream.
   *
   * @param stream number as in {@link org.mles.benchmarks.workload.Streams}; 0 if there is one
   */
  default void publish(int stream, byte[] payload) throws IOException {
    if (stream != 0) {
      throw new IllegalArgumentException("stream " + stream + " of one");
    }
    publish(payload);
  }

  /** Sends what {@code publish} has kept. */
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

  /** Returns the subscribers' sockets if they are read on demand alone, empty if they are not. */
  default Optional<Unread> unread() {
    return Optional.empty();
  }

  /** Returns why no further message can arrive, null as long as all connections live. */
  @Nullable String failure();

  /** Returns what was read back from this side's connections, such as socket options. */
  Map<String, String> verified();

  @Override
  void close();
}
