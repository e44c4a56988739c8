package org.mles.server;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.function.Function;
import org.mles.frame.Refusal;
import org.mles.net.Clock;
import org.mles.net.Wire;
import org.mles.session.SessionRules;

/**
 * What the loops of one server have in common. Thread: any.
 *
 * @param config what the server was told
 * @param rules what sessions are held to
 * @param clock the time
 * @param events who watches
 * @param tally what is counted
 * @param admission how many connections there may be
 * @param wires wraps the sockets of new connections
 */
record Shared(
    ServerConfig config,
    SessionRules rules,
    Clock clock,
    ServerEvents events,
    Tally tally,
    Admission admission,
    Function<SocketChannel, Wire> wires) {
  static Shared of(
      ServerConfig config, Clock clock, ServerEvents events, Function<SocketChannel, Wire> wires) {
    Admission admission = new Admission(config.maxConnections(), config.maxUnjoinedPerSource());
    Tally tally = new Tally();
    ServerEvents guarded = new GuardedEvents(events, tally.bugs::increment);
    return new Shared(config, config.sessionRules(), clock, guarded, tally, admission, wires);
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
    try {
      socket.close();
    } catch (IOException e) {
      bug(e);
    }
  }
}
