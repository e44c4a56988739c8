package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;

/**
 * Carries the octets of a {@link WireSocket}: as they are, or in a form of its own. Thread: that of
 * its socket.
 */
public interface WireTransport {
  /** Reads what has come; returns -1 at the end of the stream. */
  int read(ByteBuffer target) throws IOException;

  /** Tells whether a read may bring something though a selector finds nothing to read. */
  boolean hasMore();

  /** Writes all of it. */
  void write(ByteBuffer octets) throws IOException;

  /** Makes transports. */
  @FunctionalInterface
  interface Maker {
    /**
     * Lays a transport over a connected socket that blocks. Returns when octets can go both ways.
     *
     * @param in reads the socket, and counts
     */
    WireTransport over(SocketChannel socket, ReadableByteChannel in) throws IOException;
  }

  /** Carries octets as they are. */
  static WireTransport plain(SocketChannel socket, ReadableByteChannel in) {
    return new WireTransport() {
      @Override
      public int read(ByteBuffer target) throws IOException {
        return in.read(target);
      }

      @Override
      public boolean hasMore() {
        return false;
      }

      @Override
      public void write(ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
          if (socket.write(octets) == 0) {
            Thread.onSpinWait(); // a socket that a selector reads does not block
          }
        }
      }
    };
  }
}
