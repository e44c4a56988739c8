package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;

/**
 * Reads a socket and counts what came, whatever form it has there. Thread: the socket's, except
 * {@link #octets()}.
 */
final class CountedInput implements ReadableByteChannel {
  private final SocketChannel socket;
  private volatile long octets; // one writer; read at the ends of the measurement

  CountedInput(SocketChannel socket) {
    this.socket = socket;
  }

  long octets() {
    return octets;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // whoever reads is the one writer
  public int read(ByteBuffer target) throws IOException {
    int read = socket.read(target);
    octets += Math.max(0, read);
    return read;
  }

  @Override
  public boolean isOpen() {
    return socket.isOpen();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
