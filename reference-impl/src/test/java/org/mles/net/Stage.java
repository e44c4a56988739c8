package org.mles.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.mles.testing.ManualClock;

/** One loop, turned by hand on a clock that stands still, with connections on loopback. */
public final class Stage implements AutoCloseable {
  private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  public final ManualClock clock = new ManualClock();
  public final List<String> log = new ArrayList<>();
  public final List<Throwable> bugs = new ArrayList<>();
  public final EventLoop loop = new EventLoop(clock, () -> log.add("flush"), bugs::add);
  public final ServerSocketChannel listener = ServerSocketChannel.open();

  public Stage() throws IOException {
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  public InetSocketAddress address() throws IOException {
    return (InetSocketAddress) listener.getLocalAddress();
  }

  public Socket connect() throws IOException {
    return new Socket(listener.socket().getInetAddress(), listener.socket().getLocalPort());
  }

  /** Makes a client and the loop's end of its connection. */
  Pair pair(Function<SocketChannel, ? extends Transport> transports) throws IOException {
    return new Pair(transports);
  }

  public void turn() {
    if (Thread.interrupted()) {
      throw new AssertionError("it takes too long; so far: " + log);
    }
    loop.poll(WAIT_NANOS);
  }

  void turnUntil(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      turn();
    }
  }

  /** Returns how often something happened. */
  public long count(String what) {
    return log.stream().filter(what::equals).count();
  }

  @Override
  public void close() throws IOException {
    loop.close();
    listener.close();
  }

  /** A client socket and the loop's end of it. */
  final class Pair implements AutoCloseable {
    final Socket client = connect();
    final Peer peer = new Peer(log);
    final Connection connection;

    private Pair(Function<SocketChannel, ? extends Transport> transports) throws IOException {
      client.setSoTimeout(20_000);
      connection = loop.open(transports.apply(listener.accept()), fresh -> peer);
    }

    void send(int octets) {
      send(new byte[octets]);
    }

    void send(byte[] octets) {
      try {
        client.getOutputStream().write(octets);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    /** Sees that octets still go both ways. */
    void assertServed() throws IOException {
      int before = peer.received();
      send(1);
      turnUntil(() -> peer.received() > before);
      assertThat(connection.write(new ByteBuffer[] {ByteBuffer.allocate(1)}, 1)).isEqualTo(1);
      assertThat(client.getInputStream().read()).isZero();
      assertThat(peer.closed).isFalse();
    }

    /** Reads to the end of the connection, by FIN or RST. */
    void expectEnd() throws IOException {
      try {
        client.getInputStream().skip(Long.MAX_VALUE);
        assertThat(client.getInputStream().read()).isEqualTo(-1);
      } catch (SocketException reset) {
        assertThat(reset).hasMessageContaining("reset");
      }
    }

    @Override
    public void close() throws IOException {
      client.close();
    }
  }
}
