package org.mles.conformance.selftest.model.v2;

import java.io.IOException;
import org.mles.conformance.book.Limit;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.wire.WsMessage;

/**
 * How long a session lives and how it ends, one method per decision, all of them right. Thread: the
 * connection's, or the clock.
 */
public class LifeRules {
  private static final long PROBE_MILLIS = 5_000;
  private static final long GRACE_MILLIS = 5_000;
  private static final int MOST_UNANSWERED = 4;
  private static final int DRAIN_OCTETS = 65_536;
  private static final int AWAY = 1001;

  // Bounds.

  /** Returns the time for upgrade and first message in milliseconds. */
  protected long deadlineMillis(V2ModelServer server) {
    return server.settings().inForce(Limit.FIRST_FRAME_MILLIS);
  }

  /** Returns the octets that may wait for a reader. */
  protected long slowReaderOctets(V2ModelServer server) {
    Long octets = server.settings().limits().of(Limit.SLOW_READER_OCTETS);
    return octets == null ? Long.MAX_VALUE : octets;
  }

  /** Returns the time between two pings in milliseconds. */
  protected long pingMillis(V2ModelServer server) {
    return server.settings().inForce(Limit.PING_MILLIS);
  }

  /** Returns how long a client that was sent a Close may take to end its side. */
  protected long graceMillis() {
    return GRACE_MILLIS;
  }

  // Signs of life.

  /** An octet has come, or the last one of a message. */
  protected void heard(V2Session session, boolean wholeMessage) {
    session.alive();
  }

  /** A message went out. */
  protected void delivered(V2Session session) {}

  /** A session begins. */
  void joined(V2Session session) {
    session.every(pingMillis(session.server()), () -> tick(session));
  }

  /** It is time for a ping. */
  protected void tick(V2Session session) {
    if (session.unanswered() < MOST_UNANSWERED) {
      session.ask();
    } else {
      away(session);
    }
  }

  /** Somebody else wants the names of a session. */
  protected void probe(V2Session session) {
    long signs = session.signs();
    session.ask();
    session.after(
        PROBE_MILLIS,
        () -> {
          if (session.signs() == signs) {
            away(session);
          }
        });
  }

  /** Ends a session that gives no sign of life. */
  private void away(V2Session session) {
    leave(session);
    session.close(AWAY, "no sign of life");
    session.after(graceMillis(), session.connection()::closeNow);
  }

  // Messages, until there are no more.

  /** Takes what a client says over its WebSocket until that has ended. */
  protected void talk(V2Session session) throws IOException {
    try {
      hear(session);
      Integer answer = session.reader().answer();
      left(session, answer != null);
      if (answer != null) {
        session.reader().answerClose(answer);
      }
    } catch (Offence offence) {
      refuse(session, offence);
      awaitAnswer(session, offence);
    }
  }

  private void hear(V2Session session) throws IOException, Offence {
    WsMessage next = session.reader().next();
    while (next != null) {
      if (!session.isClosing() || hearsAfterClose()) {
        said(session, next);
      }
      next = session.reader().next();
    }
  }

  private static void said(V2Session session, WsMessage message) throws Offence {
    V2Rules rules = session.server().rules();
    if (session.hasJoined()) {
      rules.channel().said(session, message);
    } else {
      rules.channel().join(session, rules.first().judge(session, message));
    }
  }

  /** Ends a session that broke a rule. */
  protected void refuse(V2Session session, Offence offence) throws IOException {
    leave(session);
    session.close(offence.code(), offence.reason());
  }

  /** Waits for the answer to a Close where it can be found. */
  private void awaitAnswer(V2Session session, Offence offence) throws IOException {
    if (!offence.isBetweenFrames() && !hearsAfterClose()) {
      return;
    }
    session.after(graceMillis(), session.connection()::closeNow);
    try {
      if (!offence.isBetweenFrames()) {
        session.reader().rest();
      }
      hear(session);
    } catch (Offence another) {
      System.getLogger(LifeRules.class.getName())
          .log(System.Logger.Level.DEBUG, "behind a Close", another);
    }
  }

  /** Says whether what comes behind a Close of the server's counts. */
  protected boolean hearsAfterClose() {
    return false;
  }

  // Ends.

  /** A client has ended its session, by a Close or by its mere end. */
  protected void left(V2Session session, boolean byClose) {
    leave(session);
  }

  /** Takes a session out of its channel. */
  protected void leave(V2Session session) {
    synchronized (session.server()) {
      V2Channel channel = session.channel();
      if (channel != null && channel.members().values().remove(session)) {
        session.server().rules().channel().deserted(channel);
        if (channel.members().isEmpty()) {
          session.server().crowd().deserted(channel);
        }
      }
    }
  }

  /** The server is to end, and a client is told. */
  protected void dismiss(V2Session session) {
    if (session.isUpgraded()) {
      leave(session);
      session.close(AWAY, "the server ends");
      session.connection().closeAfterOutput();
    } else {
      session.server().rules().upgrade().dismiss(session);
    }
  }

  /** Ends a connection; false if it is left open. */
  protected boolean end(V2Session session) throws IOException {
    Connection connection = session.connection();
    connection.finishAfterOutput();
    session.after(graceMillis(), connection::closeNow);
    drain(connection);
    connection.closeAfterOutput();
    return true;
  }

  /** Takes what comes, up to its end. */
  protected final void drain(Connection connection) throws IOException {
    byte[] piece = connection.in().takeOnce(DRAIN_OCTETS);
    while (piece.length > 0) {
      piece = connection.in().takeOnce(DRAIN_OCTETS);
    }
  }
}
