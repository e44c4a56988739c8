package org.mles.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.channel.ChannelRouter;
import org.mles.memory.Ledger;
import org.mles.memory.ServerMemory;
import org.mles.net.Transport;
import org.mles.peer.PeerEvents;
import org.mles.rule.Refusal;
import org.mles.server.tls.CertificateEvents;
import org.mles.server.tls.Tls;
import org.mles.server.tls.TlsDoor;
import org.mles.server.tls.TlsWorkers;
import org.mles.session.Protocol;
import org.mles.session.SessionRules;
import org.mles.time.Clock;

/**
 * What the loops of one server have in common. Thread: any.
 *
 * @param config what the server was told
 * @param rules what sessions are held to
 * @param sessions what is spoken
 * @param clock the time
 * @param events who watches
 * @param tally what is counted
 * @param admission how many connections there may be
 * @param memory what clients and links make it keep
 * @param ledgers counts the channels of each protocol
 * @param tls shakes hands, for clients and links
 * @param transports carries the octets of new connections
 */
record Shared(
    ServerConfig config,
    SessionRules rules,
    Sessions sessions,
    Clock clock,
    ServerEvents events,
    Tally tally,
    Admission admission,
    ServerMemory memory,
    Map<Protocol, Ledger> ledgers,
    TlsWorkers tls,
    Function<SocketChannel, Transport> transports) {
  static Shared of(
      ServerConfig config,
      Clock clock,
      ServerEvents events,
      Function<SocketChannel, Transport> transports) {
    ServerMemory memory = config.memory();
    Admission admission = new Admission(config.limits(), memory.heap());
    Tally tally = new Tally();
    ServerEvents guarded = new GuardedEvents(events, tally.bugs::increment);
    SessionRules rules = config.sessionRules();
    Sessions sessions = Sessions.of(config);
    TlsWorkers tls = new TlsWorkers(config.limits().number(Limit.HANDSHAKES), memory.heap());
    Map<Protocol, Ledger> ledgers = new EnumMap<>(Protocol.class);
    config.protocols().forEach(protocol -> ledgers.put(protocol, new Ledger()));
    return new Shared(
        config,
        rules,
        sessions,
        clock,
        guarded,
        tally,
        admission,
        memory,
        ledgers,
        tls,
        transports);
  }

  /** Refuses nothing; takes a copy of the map. */
  Shared {
    ledgers = Map.copyOf(ledgers);
  }

  /** Makes a router for the channels of a protocol that a loop owns. */
  ChannelRouter router(Protocol protocol, Consumer<Runnable> home) {
    Ledger ledger = Objects.requireNonNull(ledgers.get(protocol));
    return new ChannelRouter(config.routerLimits(protocol), memory, ledger, home);
  }

  /** Returns the same for a server that speaks something else. */
  Shared with(Sessions spoken) {
    return new Shared(
        config, rules, spoken, clock, events, tally, admission, memory, ledgers, tls, transports);
  }

  /** Returns the same for a server whose connections are carried by something else. */
  Shared carriedBy(Function<SocketChannel, Transport> carriers) {
    return new Shared(
        config, rules, sessions, clock, events, tally, admission, memory, ledgers, tls, carriers);
  }

  /** Opens the door for TLS if the server shows a certificate. */
  @Nullable TlsDoor door() throws IOException {
    Tls told = config.tls();
    return told == null ? null : new TlsDoor(told, tls.handshakes(), certificateEvents());
  }

  private CertificateEvents certificateEvents() {
    return new CertificateEvents() {
      @Override
      public void replaced(String text) {
        tally.certificatesReplaced.increment();
        events.certificateReplaced(text);
      }

      @Override
      public void kept(String why) {
        tally.certificatesKept.increment();
        events.certificateKept(why);
      }
    };
  }

  /** Returns who counts what happens to links, and tells the observer. */
  PeerEvents linkEvents() {
    return new PeerEvents() {
      @Override
      public void linkUp(String channel, boolean resync) {
        tally.linksUp.increment();
        events.linkUp(channel, resync);
      }

      @Override
      public void linkDown(String channel, String why, long retryNanos) {
        tally.linksDown.increment();
        events.linkDown(channel, why, retryNanos);
      }
    };
  }

  /** A connection was closed for breaking a rule. */
  void refused(Remote remote, Refusal refusal) {
    tally.refusals(refusal.rule()).increment();
    events.refused(remote.address(), refusal);
  }

  /** Our own code failed. */
  void bug(Throwable bug) {
    tally.bugs.increment();
    events.bug(bug);
  }

  /** A connection is let go before anybody looked after it. */
  void turnAway(SocketChannel socket) {
    tally.connectionsClosed.increment();
    close(socket);
  }

  /** Closes what no connection looks after. */
  void close(Closeable carrier) {
    try {
      carrier.close();
    } catch (IOException e) {
      bug(e);
    }
  }
}
