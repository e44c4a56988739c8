package org.mles.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Channel;
import org.mles.channel.Outlet;
import org.mles.channel.Subscriber;
import org.mles.net.Connection;
import org.mles.net.Dialer;
import org.mles.rule.WireRule;
import org.mles.text.OneLine;
import org.mles.time.Backoff;
import org.mles.time.Timers.Timer;

/**
 * Link of one channel to the upstream server, over as many connections as it takes.
 *
 * <table>
 *   <caption>States</caption>
 *   <tr><th>state</th><th>subscriber</th><th>session</th><th>ends with</th></tr>
 *   <tr><td>dialing, first time, nothing restored</td>
 *       <td>yes: what comes meanwhile waits in the log</td>
 *       <td>no</td><td>connected: up; failed: waiting</td></tr>
 *   <tr><td>up</td><td>yes</td><td>yes</td><td>closed: waiting</td></tr>
 *   <tr><td>waiting, dialing again</td><td>no: the resync will tell</td><td>no</td>
 *       <td>connected: up, with a resync</td></tr>
 * </table>
 *
 * <p>Thread: loop. Source: PEER-01 to PEER-25.
 */
final class PeerLink implements Outlet, Dialer.Caller {
  /** Clients in whose name the link may join if the first is refused upstream as a duplicate. */
  private static final int MAX_IDENTITIES = 16;

  /** A first frame longer than this is not kept for that. */
  static final int MAX_SPARE_OCTETS = 64 << 10;

  /** Above all 32-bit CIDs, so that a link's id is nobody else's. */
  private static final long FIRST_LINK_ID = 1L << 32;

  private final PeerLinks links;
  private final Channel channel;
  private final Backoff backoff;
  private final ArrayDeque<Identity> identities = new ArrayDeque<>();
  private Identity identity;
  private long nextLinkId = FIRST_LINK_ID;
  private @Nullable Subscriber subscriber;
  private @Nullable LinkSession session;
  private @Nullable Timer retry;
  private @Nullable Dialer dialing;
  private boolean resync;
  private boolean closed;

  PeerLink(PeerLinks links, Channel channel, Identity identity) {
    this.links = links;
    this.channel = channel;
    this.identity = identity;
    backoff = links.backoff(channel);
  }

  /** Begins; what the channel gets from now on will go up, and what was restored to it before. */
  void start() {
    long client = identity.join().id();
    if (channel.past().frames() > 1) {
      channel.past().sightedRetained(client);
    } else {
      subscribe();
      channel.past().sighted(client, identity.firstFrame());
    }
    dial();
  }

  /**
   * Tells the upstream server anew what this channel holds. As frames of the present connection
   * they would be news to everybody there, even those that the upstream server has. Source:
   * PEER-25.
   */
  void resyncAnew() {
    if (session == null) {
      unsubscribe();
    } else {
      session.close("to be opened again with a resync");
    }
  }

  /** Remembers another client, in case the present one is refused upstream. */
  void offer(Identity other) {
    if (other.firstFrame().length > MAX_SPARE_OCTETS) {
      links.release(other);
      return;
    }
    if (identities.size() == MAX_IDENTITIES) {
      links.release(identities.removeFirst());
    }
    identities.addLast(other);
  }

  Channel channel() {
    return channel;
  }

  PeerLinks links() {
    return links;
  }

  private Subscriber subscribe() {
    Subscriber fresh = channel.link(nextLinkId++, this, this::close);
    subscriber = fresh;
    return fresh;
  }

  private void dial() {
    retry = null;
    try {
      dialing = links.loop().dial(links.config().address(), links::transport, this);
    } catch (IOException e) {
      failed(e);
    }
  }

  // What the dialer tells

  @Override
  public Connection.Handler connected(Connection connection, InetSocketAddress local) {
    dialing = null;
    try {
      return open(connection, local);
    } catch (RuntimeException | Error bug) {
      session = null;
      unsubscribe();
      throw bug;
    }
  }

  private LinkSession open(Connection connection, InetSocketAddress local) {
    byte[] sentAs = identity.sentAs(links.rules().keys(), local, links.config().cid());
    byte[] opening = sentAs;
    Subscriber reader = subscriber;
    if (reader == null) {
      // Half, since what is sent as first frame may be a copy as well.
      long most = links.memory().heap().left() / 2;
      opening = Opening.again(identity.firstFrame(), sentAs, channel.past().retained(), most);
      reader = subscribe();
    }
    if (!Arrays.equals(sentAs, identity.firstFrame())) {
      // It may come back round a ring; then it is nothing new.
      channel.past().sighted(reader.id(), sentAs);
    }
    LinkSession opened = new LinkSession(this, connection, reader, opening);
    session = opened;
    resync = opening != sentAs;
    opened.begin();
    return opened;
  }

  @Override
  public void failed(IOException cause) {
    dialing = null;
    waitAndDial(OneLine.of(cause));
  }

  // What the session tells

  /** All of the opening is out. */
  void up() {
    links.tell(events -> events.linkUp(channel.name(), resync));
  }

  /**
   * The connection is gone.
   *
   * @param proven whether it was of use: something came, or it lasted
   */
  void lost(String why, boolean proven) {
    session = null;
    try {
      unsubscribe();
      if (proven) {
        backoff.reset();
      } else if (!identities.isEmpty()) {
        identities.addLast(identity);
        identity = identities.removeFirst();
      }
    } finally {
      waitAndDial(why);
    }
  }

  private void waitAndDial(String why) {
    if (closed) {
      return;
    }
    long waitNanos = backoff.nextNanos();
    retry = links.loop().timers().after(waitNanos, this::dial);
    links.tell(events -> events.linkDown(channel.name(), why, waitNanos));
  }

  private void unsubscribe() {
    Subscriber gone = subscriber;
    subscriber = null;
    if (gone != null) {
      channel.remove(gone);
    }
  }

  // What the channel asks for

  @Override
  public long write(ByteBuffer[] slices, int count) {
    return session == null ? 0 : session.write(slices, count);
  }

  @Override
  public void drained() {
    throw new IllegalStateException("a link never leaves its channel by itself");
  }

  @Override
  public void refused(WireRule rule, String detail) {
    stopReading("closed by this server");
  }

  @Override
  public void brokenBy(Throwable bug) {
    stopReading("a bug of this server");
    links.loop().report(bug);
  }

  private void stopReading(String why) {
    if (session == null) {
      // Nothing waits for the first connection any more; the resync will tell what is retained.
      unsubscribe();
    } else {
      session.close(why);
    }
  }

  /** Ends it for good: the channel is forgotten, or the server ends. */
  void close() {
    if (closed) {
      return;
    }
    closed = true;
    links.forget(channel);
    links.release(identity);
    identities.forEach(links::release);
    if (retry != null) {
      retry.cancel();
    }
    if (dialing != null) {
      dialing.close();
    }
    stopReading("closed by this server");
  }
}
