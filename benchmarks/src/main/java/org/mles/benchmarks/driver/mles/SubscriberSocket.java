package org.mles.benchmarks.driver.mles;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a server that speaks v1 frames, or to a relay that speaks nothing.
 *
 * <p>Thread: its receiver, except {@link #octetsReceived()}.
 */
final class SubscriberSocket implements AutoCloseable {
  private final SocketChannel channel;
  private final @Nullable FrameScan scan;
  private volatile long octetsReceived; // one writer; read at the ends of the measurement

  private SubscriberSocket(SocketChannel channel, @Nullable FrameScan scan) {
    this.channel = channel;
    this.scan = scan;
  }

  /** Connects with TCP_NODELAY; {@code scan} is null for a connection that only publishes. */
  static SubscriberSocket connect(SocketAddress server, @Nullable FrameScan scan)
      throws IOException {
    SocketChannel channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return new SubscriberSocket(channel, scan);
  }

  SocketChannel channel() {
    return channel;
  }

  InetSocketAddress localAddress() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  boolean noDelay() throws IOException {
    return channel.getOption(StandardSocketOptions.TCP_NODELAY);
  }

  void writeAll(ByteBuffer octets) throws IOException {
    while (octets.hasRemaining()) {
      channel.write(octets);
    }
  }

  /** Reads once into {@code buffer} and scans it; returns false at the end of the stream. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // the receiver is the one writer
  boolean readOnce(ByteBuffer buffer) throws IOException {
    buffer.clear();
    int octets = channel.read(buffer);
    if (octets < 0) {
      return false;
    }
    octetsReceived += octets;
    if (scan != null) {
      scan.accept(buffer.flip());
    }
    return true;
  }

  long octetsReceived() {
    return octetsReceived;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      System.getLogger(SubscriberSocket.class.getName())
          .log(System.Logger.Level.DEBUG, "closing a subscriber", e);
    }
  }
}
