package org.mles.server;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Membership;
import org.mles.channel.Outlet;
import org.mles.channel.OwnWords;
import org.mles.channel.Subscriber;
import org.mles.net.Connection;
import org.mles.net.tls.TlsRefused;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.session.Mouth;
import org.mles.session.Protocol;
import org.mles.session.Session;
import org.mles.time.Timers.Timer;

/**
 * The connection of one client and what is spoken there, which it keeps when the visitor becomes a
 * member: the way out for its channel, and where it is refused, once. Thread: the loop that it is
 * on.
 */
final class ClientLine implements Outlet, Mouth {
  /** So long a client may take to end its side once it was told the end. Source: V2-CLOSE-03. */
  static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Remote remote;
  private final Session session;
  private final Unfinished unfinished;
  private final Whereabouts whereabouts;

  private Connection connection;
  private @Nullable Membership membership;

  /** What the session has said before the join. */
  private @Nullable OwnWords words;

  private boolean refused;
  private long octetsHeard;

  /** Of a member whose protocol has a word that asks for a sign of life. */
  private @Nullable Pulse pulse;

  /** Whether the session has said its last word, all of it is out, and the client has ended. */
  private boolean parting;

  private boolean lingering;
  private boolean clientDone;

  /** When it is closed whatever is still to come. */
  private @Nullable Timer bound;

  ClientLine(ServerLoop server, Connection connection, Remote remote, Visitor room) {
    whereabouts = new Whereabouts(server);
    this.connection = connection;
    this.remote = remote;
    session = server.shared().sessions().open(remote, room, this);
    unfinished = new Unfinished(this);
  }

  Remote remote() {
    return remote;
  }

  Session session() {
    return session;
  }

  Whereabouts whereabouts() {
    return whereabouts;
  }

  ServerLoop server() {
    return whereabouts.loop();
  }

  Shared shared() {
    return server().shared();
  }

  Connection connection() {
    return connection;
  }

  /** Counts octets that came. */
  void heard(int octets) {
    octetsHeard += octets;
    shared().tally().octetsIn.add(octets);
  }

  long octetsHeard() {
    return octetsHeard;
  }

  /** Time for a sign of life has come. */
  void tick() {
    if (pulse != null) {
      pulse.tick();
    }
  }

  @Override
  public void contested() {
    if (pulse != null) {
      pulse.probe();
    }
  }

  /** Says how many octets of an unfinished frame are kept for it. */
  void hold(int octets) {
    unfinished.hold(octets);
  }

  /** Is a member of another kind from now on: one that reads on another loop. */
  void lodges(Membership lodger) {
    membership = lodger;
  }

  /** Is a member's from now on. */
  void joined(Subscriber joined, Protocol spoken) {
    membership = joined;
    pulse = spoken == Protocol.V2 ? new Pulse(this) : null;
    if (words != null) {
      joined.sayFirst(words);
    }
  }

  /** Tells whether nothing is under way but what its channel has for it. */
  boolean isQuiet() {
    boolean ending = refused || parting || clientDone || bound != null || connection.isClosing();
    return !ending && (pulse == null || !pulse.isProbing());
  }

  @Override
  public void say(ByteBuffer octets) {
    if (membership != null) {
      membership.say(octets);
      return;
    }
    WireRule broken = words().add(0, octets);
    if (broken == null) {
      goOn();
    } else {
      refused(broken, "too much that it is answered waits");
    }
  }

  @Override
  public void end() {
    parting = true;
    leave();
  }

  /** Nothing more comes from the client; what is queued for it still goes out. */
  void ended() {
    Refusal refusal = session.end();
    if (refusal != null) {
      count(refusal);
    } else if (connection.truncated()) {
      count(new Refusal(WireRule.TLS_TRUNCATED, "it ended without close_notify"));
    }
    clientDone = true;
    leave();
  }

  /** Ends it because the server does. */
  void dismiss() {
    session.dismiss("the server ends");
    leave();
  }

  /** Ends it; what is queued still goes out, for a bounded time. */
  private void leave() {
    boolean nothingQueued = lingering || (membership == null && words == null);
    if (nothingQueued && (clientDone || !parting)) {
      connection.close();
      return;
    }
    closeWithin(shared().config().limits().of(Limit.DRAIN_DEADLINE));
    if (lingering) {
      return;
    }
    if (membership != null) {
      membership.leave();
    } else {
      words().end(0);
      goOn();
    }
  }

  private void closeWithin(long nanos) {
    if (bound != null) {
      bound.cancel();
    }
    bound = server().loop().timers().after(nanos, connection::close);
  }

  /** Sends a visitor what waits for it. */
  void goOn() {
    if (membership == null && words != null && words.writeAll(this)) {
      drained();
    }
  }

  private OwnWords words() {
    if (words == null) {
      words = new OwnWords(shared().memory().heap());
    }
    return words;
  }

  void opened(Connection fresh) {
    connection = fresh;
    if (refused) {
      connection.close();
    }
  }

  /** Closes it for breaking a rule, unless its session has told the client and said its last. */
  void refuse(Refusal refusal) {
    if (!refused && !parting) {
      connection.close();
    }
    count(refusal);
  }

  /** Counts a rule that was broken by the end of what it sent; what is queued still goes out. */
  void count(Refusal refusal) {
    if (!refused) {
      refused = true;
      shared().refused(remote, refusal);
    }
  }

  /** Forgets it: the connection is gone. */
  void gone(boolean hadJoined, @Nullable Throwable cause) {
    if (cause instanceof TlsRefused broken) {
      count(broken.refusal());
    }
    try {
      unfinished.close();
      if (words != null) {
        words.close();
      }
      if (pulse != null) {
        pulse.close();
      }
      if (bound != null) {
        // It would keep alive what the session holds, for as long as it has to run.
        bound.cancel();
      }
    } finally {
      shared().admission().left(remote.source(), hadJoined);
      shared().tally().connectionsClosed.increment();
      shared().events().left(remote.address());
    }
  }

  @Override
  public long write(ByteBuffer[] slices, int count) {
    long taken = connection.write(slices, count);
    shared().tally().octetsOut.add(taken);
    return taken;
  }

  @Override
  public void drained() {
    if (!parting || clientDone) {
      connection.close();
    } else if (!lingering) {
      linger();
    }
  }

  /** Waits for the client's end: a close before that may take from it what it has not read. */
  private void linger() {
    lingering = true;
    closeWithin(LINGER_NANOS);
    Membership left = membership;
    if (left == null) {
      connection.endOutput();
    } else {
      // Not now, when the channel visits its members; but before the end, on which others count.
      server().loop().execute(() -> left.remove(connection::endOutput));
    }
  }

  @Override
  public void refused(WireRule rule, String detail) {
    connection.close();
    count(new Refusal(rule, detail));
  }

  @Override
  public void brokenBy(Throwable bug) {
    connection.close();
    shared().bug(bug);
  }
}
