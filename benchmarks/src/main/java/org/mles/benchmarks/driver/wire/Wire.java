package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;

/**
 * What the one client has to know of a protocol: how a publisher and a subscriber begin, what a
 * message looks like on its way in, and how payloads are found on their way out.
 *
 * <p>Thread: caller; the scans that it makes are a receiver's.
 */
public interface Wire {
  /**
   * Lays over a connection what carries its octets; they go as they are unless this is redefined.
   */
  default WireTransport carry(SocketChannel socket, ReadableByteChannel in) throws IOException {
    return WireTransport.plain(socket, in);
  }

  /** Begins the publisher's connection, before anybody subscribes, and returns its message. */
  PublishedMessage publisher(WireSocket socket) throws IOException;

  /**
   * Subscribes, on one connection, for {@code count} subscribers from index {@code first} on.
   * Returns when the server has said yes, and has read nothing behind that.
   */
  PayloadScan subscribe(WireSocket socket, int first, int count) throws IOException;

  /** Is told that everybody, of every channel, has subscribed and is being read. */
  default void subscribed(WireSocket publisher) throws IOException {}

  /**
   * Returns what reads the server's answers to the publisher; empty if there are none, or if nobody
   * has to read them.
   */
  default Optional<PayloadScan> answers() {
    return Optional.empty();
  }

  /** Is told that all is over, and takes away what would stay in the server. */
  default void end() throws IOException {}

  /** Returns how many subscribers share a connection at most. */
  default int subscribersPerConnection() {
    return 1;
  }

  /** Returns what the server has told about itself. */
  default Map<String, String> facts() {
    return Map.of();
  }
}
