package org.mles.proxy.web;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mles.memory.PendingFrames;
import org.mles.net.Dialer;
import org.mles.net.EventLoop;
import org.mles.net.SocketTuning;
import org.mles.net.tls.Handshakes;
import org.mles.time.Backoff;
import org.mles.time.Clock;

/** The loop of a proxy, its browsers, and what they share. Thread: loop. */
final class ProxyLoop {
  private final ProxyConfig config;
  private final Journal journal;
  private final Handshakes handshakes;
  private final PendingFrames pending;
  private final EventLoop loop;
  private final Set<Browser> browsers = new HashSet<>();
  private final Set<Outgoing> unflushed = new LinkedHashSet<>();

  /**
   * Makes a loop that somebody has to turn.
   *
   * @param handshakes of connections to the upstream server
   * @param pending bounds what browsers make the proxy keep
   */
  ProxyLoop(ProxyConfig config, Journal journal, Handshakes handshakes, PendingFrames pending)
      throws IOException {
    this.config = config;
    this.journal = journal;
    this.handshakes = handshakes;
    this.pending = pending;
    loop = new EventLoop(Clock.SYSTEM, this::flush, journal::bug);
    tickLater();
  }

  ProxyConfig config() {
    return config;
  }

  Journal journal() {
    return journal;
  }

  EventLoop loop() {
    return loop;
  }

  Clock clock() {
    return Clock.SYSTEM;
  }

  PendingFrames pending() {
    return pending;
  }

  Backoff backoff(String channel) {
    long seed = config.upstream().seed() ^ channel.hashCode();
    return new Backoff(config.upstream().leastWait(), config.upstream().mostWait(), seed);
  }

  /** Asks for a connection to the upstream server. */
  Dialer dial(Dialer.Caller caller) throws IOException {
    return loop.dial(
        config.upstream().address(),
        socket -> config.upstream().transport(socket, handshakes),
        caller);
  }

  // Browsers

  void listen(ServerSocketChannel listener, Door door) throws IOException {
    loop.listen(listener, socket -> accepted(socket, door), journal::acceptFailed);
  }

  private void accepted(SocketChannel socket, Door door) {
    boolean served = false;
    try {
      served = serve(socket, door);
    } catch (IOException e) {
      // It was gone before it could be served.
    } finally {
      if (!served) {
        drop(socket);
      }
    }
  }

  private boolean serve(SocketChannel socket, Door door) throws IOException {
    SocketAddress remote = socket.getRemoteAddress();
    if (browsers.size() >= config.limits().browsers()) {
      String what = remote + " is turned away: " + browsers.size() + " browsers are here";
      journal.note(Count.BROWSERS_TURNED_AWAY_TOTAL, what);
      return false;
    }
    SocketTuning.apply(socket);
    loop.open(
        door.transports().apply(socket),
        connection -> {
          Browser browser = new Browser(this, door, connection, remote);
          browsers.add(browser);
          return browser;
        });
    journal.tally().add(Count.BROWSERS_ACCEPTED_TOTAL);
    return true;
  }

  private void drop(SocketChannel socket) {
    try {
      socket.close();
    } catch (IOException e) {
      journal.bug(e);
    }
  }

  /** A browser is gone, and so are its channels. */
  void left(Browser browser) {
    if (browsers.remove(browser)) {
      journal.tally().add(Count.BROWSERS_CLOSED_TOTAL);
    }
  }

  /** Ends all of them when what waits for them is out. */
  void dismissAll() {
    List.copyOf(browsers).forEach(browser -> loop.attempt(browser::dismiss));
  }

  boolean isEmpty() {
    return browsers.isEmpty();
  }

  private void tickLater() {
    loop.timers().after(config.limits().pingInterval().toNanos(), this::tick);
  }

  private void tick() {
    tickLater();
    List.copyOf(browsers).forEach(browser -> loop.attempt(browser::tick));
  }

  // The end of a turn

  /** Has something sent at the end of this turn, or of the next if this one has flushed. */
  void flushLater(Outgoing outgoing) {
    unflushed.add(outgoing);
    loop.goOn();
  }

  private void flush() {
    List<Outgoing> now = new ArrayList<>(unflushed);
    unflushed.clear();
    now.forEach(outgoing -> loop.attempt(outgoing::flush));
  }
}
