package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mles.benchmarks.driver.Unread;

/**
 * Nobody reads but the caller, when it likes. No selector watches a socket but the one that is
 * waited for, so that the server, in whose sends the loopback interface does that, pays for none.
 *
 * <p>Thread: caller.
 */
final class UnreadSockets extends Receivers implements Unread {
  private static final int BUFFER_OCTETS = 256 * 1024;

  private final Selector selector;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_OCTETS);
  private final List<WireSocket> sockets = new ArrayList<>();
  private final List<InputStream> looks = new ArrayList<>();

  private UnreadSockets(Selector selector) {
    this.selector = selector;
  }

  static UnreadSockets open() throws IOException {
    return new UnreadSockets(Selector.open());
  }

  @Override
  String shape() {
    return "nobody, until the server has sent";
  }

  @Override
  void start(List<WireSocket> subscribers, List<WireSocket> publishers) throws IOException {
    publishers.forEach(publisher -> readByItself(publisher, "publisher"));
    for (WireSocket socket : subscribers) {
      looks.add(socket.channel().socket().getInputStream());
      socket.channel().configureBlocking(false);
      sockets.add(socket);
    }
  }

  @Override
  Optional<Unread> unread() {
    return Optional.of(this);
  }

  @Override
  public int connections() {
    return sockets.size();
  }

  @Override
  public int waiting(int connection) {
    try {
      return looks.get(connection).available();
    } catch (IOException e) {
      lost(e);
      return 0;
    }
  }

  @Override
  public boolean await(int connection, long timeoutNanos) {
    try {
      SelectionKey key = sockets.get(connection).channel().register(selector, SelectionKey.OP_READ);
      try {
        // Rounded up: waking late is better than not waiting at all.
        selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(timeoutNanos)));
      } finally {
        key.cancel();
        selector.selectNow();
      }
    } catch (IOException e) {
      lost(e);
    }
    return waiting(connection) > 0;
  }

  @Override
  public void read() {
    for (WireSocket socket : sockets) {
      try {
        if (!socket.readOnce(buffer)) {
          loss.note("the server closed a subscriber's connection");
        }
      } catch (IOException e) {
        lost(e);
      }
    }
  }

  @Override
  public int room(int connection) {
    try {
      return sockets.get(connection).channel().socket().getReceiveBufferSize();
    } catch (IOException e) {
      lost(e);
      return 0;
    }
  }

  @Override
  public long octetsRead(int connection) {
    return sockets.get(connection).octetsReceived();
  }

  private void lost(IOException why) {
    loss.note("a subscriber's connection failed: " + why.getMessage());
  }

  @Override
  public void close() {
    super.close();
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
