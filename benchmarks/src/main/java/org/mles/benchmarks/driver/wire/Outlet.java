package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.mles.benchmarks.driver.HostPort;

/**
 * The connection of one publisher, and what it has not sent yet. Thread: caller.
 *
 * @param wire its own
 * @param socket the connection
 * @param message as it goes out
 * @param out what is kept until {@link #flush}
 * @param isAnswered whether the server sends something that has to be read
 */
record Outlet(
    Wire wire, WireSocket socket, PublishedMessage message, ByteBuffer out, boolean isAnswered) {
  /** What all publishers together keep at most, beside one message of each. */
  private static final int OUT_OCTETS = 256 * 1024;

  /**
   * Connects a publisher.
   *
   * @param count how many publishers there are
   */
  static Outlet open(Wire wire, HostPort server, int count) throws IOException {
    WireSocket socket = WireSocket.connect(server.address(), wire::carry);
    try {
      PublishedMessage message = wire.publisher(socket);
      int octets = Math.max(OUT_OCTETS / count, message.octets().length);
      Optional<PayloadScan> answers = wire.answers();
      answers.ifPresent(socket::scanWith);
      return new Outlet(
          wire, socket, message, ByteBuffer.allocateDirect(octets), answers.isPresent());
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  boolean isEmpty() {
    return out.position() == 0;
  }

  /** Keeps one message; sends what is kept if there is no room. */
  void add(byte[] payload) throws IOException {
    message.stamp(payload);
    if (out.remaining() < message.octets().length) {
      flush();
    }
    out.put(message.octets());
  }

  void flush() throws IOException {
    socket.write(out.flip());
    out.clear();
  }
}
