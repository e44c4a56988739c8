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
  private final CountedInput counted;
  private final WireTransport transport;
  private @Nullable PayloadScan scan;

  private WireSocket(SocketChannel channel, WireTransport.Maker maker) throws IOException {
    this.channel = channel;
    this.counted = new CountedInput(channel);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.socket().setSoTimeout(ANSWER_MILLIS);
    this.transport = maker.over(channel, counted);
  }

  /** Connects with TCP_NODELAY. */
  public static WireSocket connect(SocketAddress server) throws IOException {
    return connect(server, WireTransport::plain);
  }

  /** Connects with TCP_NODELAY, and lays a transport over it. */
  static WireSocket connect(SocketAddress server, WireTransport.Maker maker) throws IOException {
    SocketChannel channel = SocketChannel.open(server);
    try {
      return new WireSocket(channel, maker);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
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
    transport.write(octets);
  }

  /** Returns what a codec writes its part of the handshake to, if the transport is plain. */
  public OutputStream out() throws IOException {
    return channel.socket().getOutputStream();
  }

  /**
   * Returns what a codec reads the server's part of the handshake from. Each read returns one
   * octet, so that no buffer of the codec's swallows what comes behind the handshake; a server that
   * does not answer within 20 s fails it. The transport must be plain.
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

  /**
   * Reads once into {@code buffer}, and on as long as the transport has something that no selector
   * sees, and scans it; returns false at the end of the stream.
   */
  boolean readOnce(ByteBuffer buffer) throws IOException {
    do {
      buffer.clear();
      if (transport.read(buffer) < 0) {
        return false;
      }
      if (scan != null) {
        scan.accept(buffer.flip());
      }
    } while (transport.hasMore());
    return true;
  }

  /** Returns what TCP has brought so far. */
  long octetsReceived() {
    return counted.octets();
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
