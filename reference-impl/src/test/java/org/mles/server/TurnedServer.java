package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.mles.net.Plain;
import org.mles.peer.UpstreamConfig;
import org.mles.testing.Frames;
import org.mles.time.Clock;

/**
 * A server of one loop that a test turns by hand, kills and starts again on the same port; all in
 * the test's own thread and time.
 */
final class TurnedServer {
  /** Shortest wait of a link; the test's clock decides when it is over. */
  static final Duration LEAST_WAIT = Duration.ofSeconds(1);

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final int HISTORY_FRAMES = 10_000;

  private final Clock clock;
  private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private @Nullable TurnedServer upstream;
  private @Nullable ServerSocketChannel listener;
  private @Nullable ServerLoop loop;

  private TurnedServer(Clock clock) {
    this.clock = clock;
  }

  /** Makes a server that has a port but is not running. */
  static TurnedServer stopped(Clock clock) throws IOException {
    TurnedServer server = new TurnedServer(clock);
    // Kept open until the start, or the next server would be given the same port.
    ServerSocketChannel listener = server.bind();
    server.address = (InetSocketAddress) listener.getLocalAddress();
    server.listener = listener;
    return server;
  }

  /** From its next start on, its channels are linked to those of {@code upstream}. */
  void linkTo(TurnedServer upstream) {
    this.upstream = upstream;
  }

  InetSocketAddress address() {
    return address;
  }

  boolean runs() {
    return loop != null;
  }

  /** Starts with nothing remembered. */
  void start() throws IOException {
    ServerSocketChannel opened = listener == null ? bind() : listener;
    Shared shared = Shared.of(config(), clock, ServerEvents.NONE, Plain::new);
    ServerLoop[] self = new ServerLoop[1];
    self[0] = new ServerLoop(shared, channel -> self[0]);
    self[0].listen(opened);
    listener = opened;
    loop = self[0];
  }

  /** Somebody else's connection may have been given the port meanwhile; it will pass. */
  private ServerSocketChannel bind() throws IOException {
    long start = System.nanoTime();
    while (true) {
      ServerSocketChannel opened = ServerSocketChannel.open();
      try {
        return opened.bind(address);
      } catch (BindException e) {
        opened.close();
        if (System.nanoTime() - start > PATIENCE_NANOS) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
    }
  }

  private ServerConfig config() {
    ServerConfig config =
        ServerConfig.defaults()
            .withSharedKey(Frames.SECRET)
            .with(Limit.HISTORY_FRAMES, HISTORY_FRAMES)
            .with(Limit.DESERTED_AGE, Duration.ofDays(10_000));
    return upstream == null
        ? config
        : config.withPeer(
            new UpstreamConfig(upstream.address, null, LEAST_WAIT, LEAST_WAIT.multipliedBy(4), 1));
  }

  /** Ends as by SIGKILL: what has not been sent is lost, the kernel closes the sockets. */
  void kill() throws IOException {
    if (listener != null && loop != null) {
      assertThat(loop.shared().tally().bugs.sum()).as("bugs").isZero();
      listener.close();
      loop.loop().close();
      listener = null;
      loop = null;
    }
  }

  /** Runs one turn if it runs at all. */
  void turn() {
    if (loop != null) {
      loop.loop().poll(0);
    }
  }
}
