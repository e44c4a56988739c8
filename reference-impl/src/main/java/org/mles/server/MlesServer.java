package org.mles.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.net.Listening;
import org.mles.net.Plain;
import org.mles.net.Transport;
import org.mles.server.tls.TlsDoor;
import org.mles.time.Clock;

/**
 * A running Mles server, for use in the same process or behind the command line.
 *
 * <pre>{@code
 * try (var server = MlesServer.start(ServerConfig.defaults().withPort(0))) {
 *   connectTo(server.address());
 * }
 * }</pre>
 *
 * Thread: any.
 */
public final class MlesServer implements AutoCloseable {
  /** Connections that may wait to be accepted; a fan-out test connects thousands at once. */
  private static final int BACKLOG = 4096;

  private final ServerSocketChannel listener;
  private final InetSocketAddress address;
  private final Shared shared;
  private final Loops loops;
  private final @Nullable TlsDoor door;

  private MlesServer(
      ServerSocketChannel listener,
      InetSocketAddress address,
      Shared shared,
      Loops loops,
      @Nullable TlsDoor door) {
    this.listener = listener;
    this.address = address;
    this.shared = shared;
    this.loops = loops;
    this.door = door;
  }

  /**
   * Starts a server that logs its events; it listens when this returns.
   *
   * @throws IOException if the address cannot be listened on; nothing is left running then
   */
  public static MlesServer start(ServerConfig config) throws IOException {
    return start(config, new LoggedEvents(Clock.SYSTEM));
  }

  /**
   * Starts a server with an observer of your own; see {@link #start(ServerConfig)}. With several
   * loops the observer is called from several threads.
   */
  public static MlesServer start(ServerConfig config, ServerEvents events) throws IOException {
    return start(config, events, Plain::new);
  }

  /** Starts a server whose plain connections are carried by a test that counts. */
  static MlesServer start(
      ServerConfig config, ServerEvents events, Function<SocketChannel, Transport> transports)
      throws IOException {
    return start(Shared.of(config, Clock.SYSTEM, events, transports));
  }

  static MlesServer start(Shared shared) throws IOException {
    Rehearsal.once();
    TlsDoor door = shared.door();
    Loops loops = null;
    try {
      loops = Loops.of(door == null ? shared : shared.carriedBy(door::carry));
      return start(shared, loops, door);
    } catch (IOException | RuntimeException | Error e) {
      if (loops != null) {
        loops.abort();
      }
      closeTls(shared, door);
      throw e;
    }
  }

  private static MlesServer start(Shared shared, Loops loops, @Nullable TlsDoor door)
      throws IOException {
    ServerConfig config = shared.config();
    ServerSocketChannel listener =
        Listening.on(new InetSocketAddress(config.bind(), config.port()), BACKLOG);
    try {
      loops.first().listen(listener);
      loops.start();
      InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
      return new MlesServer(listener, address, shared, loops, door);
    } catch (IOException | RuntimeException | Error e) {
      listener.close();
      throw e;
    }
  }

  /** Returns the address that it listens on, with the port it took if 0 was asked for. */
  public InetSocketAddress address() {
    return address;
  }

  /** Returns the port that it listens on. */
  public int port() {
    return address.getPort();
  }

  /** Returns what it has done so far. */
  public Counters counters() {
    return shared.tally().read(door, shared.memory().logs());
  }

  /**
   * Reads the files of its certificate again, at once; newcomers are shown what is new. It looks at
   * them by itself, too. Nothing happens without such files. Source: TLS-CERT-02
   */
  public void readCertificate() {
    if (door != null) {
      door.readAgain();
    }
  }

  /**
   * Waits until the server has ended, by {@link #close} or by a failure of its own.
   *
   * @return what it failed of, which its observer was told as well; null if it was closed
   */
  public @Nullable Throwable awaitEnd() throws InterruptedException {
    return loops.join();
  }

  /**
   * Closes the port, lets queued output go out for a bounded time, closes every connection, and
   * waits for the end. May be called twice.
   */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      // The port is given back with the process at the latest.
      shared.tally().bugs.increment();
    }
    loops.stop();
    try {
      awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeTls(shared, door);
  }

  private static void closeTls(Shared shared, @Nullable TlsDoor door) {
    shared.tls().close();
    if (door != null) {
      door.close();
    }
  }
}
