package org.mles.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Function;
import org.mles.net.Clock;
import org.mles.net.Wire;

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

  private final InetSocketAddress address;
  private final Tally tally;
  private final LoopThread thread;

  private MlesServer(InetSocketAddress address, Tally tally, LoopThread thread) {
    this.address = address;
    this.tally = tally;
    this.thread = thread;
  }

  /**
   * Starts a server that logs its events; it listens when this returns.
   *
   * @throws IOException if the address cannot be listened on; nothing is left running then
   */
  public static MlesServer start(ServerConfig config) throws IOException {
    return start(config, new LoggedEvents(Clock.SYSTEM));
  }

  /** Starts a server with an observer of your own; see {@link #start(ServerConfig)}. */
  public static MlesServer start(ServerConfig config, ServerEvents events) throws IOException {
    return start(config, events, Wire::plain);
  }

  /** Starts a server whose sockets are wrapped, by TLS or by a test that counts. */
  static MlesServer start(
      ServerConfig config, ServerEvents events, Function<SocketChannel, Wire> wires)
      throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      listener.bind(new InetSocketAddress(config.bind(), config.port()), BACKLOG);
      Tally tally = new Tally();
      ServerLoop loop = new ServerLoop(config, Clock.SYSTEM, events, tally, wires);
      loop.listen(listener);
      InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
      return new MlesServer(address, tally, LoopThread.start("mles-loop", loop.loop()));
    } catch (IOException | RuntimeException e) {
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
    return tally.read();
  }

  /** Waits until the server has ended, by {@link #close} or by a failure of its own. */
  public void awaitEnd() throws InterruptedException {
    thread.join();
  }

  /** Closes every connection and the port, and waits for the end. May be called twice. */
  @Override
  public void close() {
    thread.stop();
  }
}
