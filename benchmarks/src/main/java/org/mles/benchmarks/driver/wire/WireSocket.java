package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a server. It blocks until receivers take it over, which happens when it has
 * subscribed.
 *
 * <p>Thread: caller, then its receiver, except {@link #octetsReceived()}.
 */
public final class WireSocket implements AutoCloseable {
  private static final int ANSWER_MILLIS = 20_000;

  private final SocketChannel channel;
  private @Nullable PayloadScan scan;
  private volatile long octetsReceived; // one writer; read at the ends of the measurement

  private WireSocket(SocketChannel channel) {
    this.channel = channel;
  }

  /** Connects with TCP_NODELAY. */
  public static WireSocket connect(SocketAddress server) throws IOException {
    SocketChannel channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.socket().setSoTimeout(ANSWER_MILLIS);
    return new WireSocket(channel);
  }

  SocketChannel channel() {
    return channel;
  }

  /** Sets what reads everything from now on. */
  void scanWith(PayloadScan found) {
    scan = found;
  }

  /** Returns this end's address. */
  public InetSocketAddress localAddress() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  boolean noDelay() throws IOException {
    return channel.getOption(StandardSocketOptions.TCP_NODELAY);
  }

  /** Writes all of it. */
  public void write(ByteBuffer octets) throws IOException {
    while (octets.hasRemaining()) {
      channel.write(octets);
    }
  }

  /** Returns what a codec writes its part of the handshake to. */
  public OutputStream out() throws IOException {
    return channel.socket().getOutputStream();
  }

  /**
   * Returns what a codec reads the server's part of the handshake from. Each read returns one
   * octet, so that no buffer of the codec's swallows what comes behind the handshake; a server that
   * does not answer within 20 s fails it.
   */
  public InputStream in() throws IOException {
    InputStream all = channel.socket().getInputStream();
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return all.read();
      }

      @Override
      public int read(byte[] into, int at, int most) throws IOException {
        return all.read(into, at, Math.min(1, most));
      }
    };
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
      System.getLogger(WireSocket.class.getName())
          .log(System.Logger.Level.DEBUG, "closing a connection", e);
    }
  }
}
