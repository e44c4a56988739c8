package org.mles.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mles.frame.n.NHeader;
import org.mles.memory.ServerMemory;
import org.mles.net.Transport;
import org.mles.rule.Refusal;
import org.mles.session.NSession;
import org.mles.session.NSessionRules;
import org.mles.session.Session;
import org.mles.session.SessionRules;
import org.mles.session.Sniffer;
import org.mles.session.V1Room;
import org.mles.session.V1Session;
import org.mles.time.Clock;

/**
 * What the loops of one server have in common. Thread: any.
 *
 * @param config what the server was told
 * @param rules what sessions are held to
 * @param draftRules what sessions of the N draft are held to
 * @param clock the time
 * @param events who watches
 * @param tally what is counted
 * @param admission how many connections there may be
 * @param memory what clients and links make it keep
 * @param transports carries the octets of new connections
 */
record Shared(
    ServerConfig config,
    SessionRules rules,
    NSessionRules draftRules,
    Clock clock,
    ServerEvents events,
    Tally tally,
    Admission admission,
    ServerMemory memory,
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
    NSessionRules draftRules = config.draftSessionRules();
    return new Shared(
        config, rules, draftRules, clock, guarded, tally, admission, memory, transports);
  }

  /** Makes the session of a new connection. */
  Session session(Remote remote, V1Room room) {
    if (config.protocols().size() == 1) {
      return v1(remote, room);
    }
    // One row for each protocol that does not begin as version 1 does.
    Map<Integer, Supplier<? extends Session>> others =
        Map.of(NHeader.TYPE, () -> new NSession(draftRules, room));
    return new Sniffer(others, () -> v1(remote, room));
  }

  /** Version 1 is always spoken, and refuses what is nothing else. */
  private Session v1(Remote remote, V1Room room) {
    return new V1Session(rules, remote.endpoints(), room);
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
