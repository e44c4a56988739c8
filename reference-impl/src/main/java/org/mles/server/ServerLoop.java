package org.mles.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.channel.ChannelRouter;
import org.mles.frame.Refusal;
import org.mles.frame.WireRule;
import org.mles.net.Clock;
import org.mles.net.EventLoop;
import org.mles.net.SocketTuning;
import org.mles.net.Wire;
import org.mles.peer.PeerLinks;
import org.mles.peer.UpstreamConfig;
import org.mles.session.SessionRules;
import org.mles.session.V1Session;

/** One event loop with the channels that it owns and the connections to them. Thread: loop. */
final class ServerLoop {
  private static final long AGEING_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final ServerConfig config;
  private final SessionRules rules;
  private final ServerEvents events;
  private final Tally tally;
  private final Function<SocketChannel, Wire> wires;
  private final Clock clock;
  private final ChannelRouter router;
  private final Admission admission;
  private final EventLoop loop;
  private final int[] runLengths = V1Session.runLengths();
  private final @Nullable PeerLinks links;

  ServerLoop(
      ServerConfig config,
      Clock clock,
      ServerEvents events,
      Tally tally,
      Function<SocketChannel, Wire> wires)
      throws IOException {
    this.config = config;
    this.clock = clock;
    this.events = events;
    this.tally = tally;
    this.wires = wires;
    rules = config.sessionRules();
    router = new ChannelRouter(config.routerLimits());
    admission = new Admission(config.maxConnections(), config.maxUnjoinedPerSource());
    loop = new EventLoop(clock, router::flush, this::bug);
    UpstreamConfig peer = config.peer();
    links =
        peer == null
            ? null
            : new PeerLinks(peer, rules, loop, clock, new LoggedLinks(tally), runLengths);
    ageChannels();
  }

  /** Returns the links to the upstream server; null on a root. */
  @Nullable PeerLinks links() {
    return links;
  }

  ServerConfig config() {
    return config;
  }

  SessionRules rules() {
    return rules;
  }

  ServerEvents events() {
    return events;
  }

  Tally tally() {
    return tally;
  }

  ChannelRouter router() {
    return router;
  }

  EventLoop loop() {
    return loop;
  }

  Admission admission() {
    return admission;
  }

  /** Scratch space that all sessions of this loop share; only one is active at a time. */
  int[] runLengths() {
    return runLengths;
  }

  void listen(ServerSocketChannel listener) throws IOException {
    loop.listen(listener, this::accepted);
  }

  private void accepted(SocketChannel socket) {
    tally.connectionsAccepted.increment();
    try {
      Remote remote = Remote.of((InetSocketAddress) socket.getRemoteAddress());
      WireRule broken = admission.enter(remote.address().getAddress());
      if (broken == null) {
        SocketTuning.apply(socket);
        loop.open(wires.apply(socket), connection -> new Member(this, connection, remote));
      } else {
        refused(remote, new Refusal(broken, "at the limit"));
        turnAway(socket);
      }
    } catch (IOException e) {
      turnAway(socket);
    }
  }

  private void turnAway(SocketChannel socket) {
    tally.connectionsClosed.increment();
    try {
      socket.close();
    } catch (IOException e) {
      bug(e);
    }
  }

  void refused(Remote remote, Refusal refusal) {
    tally.refusals(refusal.rule()).increment();
    events.refused(remote.address(), refusal);
  }

  private void bug(Throwable bug) {
    tally.bugs.increment();
    events.bug(bug);
  }

  private void ageChannels() {
    router.age(clock.nanoTime());
    loop.timers().after(AGEING_NANOS, this::ageChannels);
  }
}
