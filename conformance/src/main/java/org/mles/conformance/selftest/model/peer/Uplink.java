package org.mles.conformance.selftest.model.peer;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Channel;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.wire.RawFrame;

/**
 * The link of one channel of the model, over as many connections as it takes; what it does is asked
 * of {@link PeerRules}.
 *
 * <p>Thread: one of its own; state under the server's lock.
 */
public final class Uplink {
  private static final int NO_NUMBER = -1;

  private final ModelServer server;
  private final PeerRules rules;
  private final Channel channel;
  private final Connection firstClient;
  private final Deque<RawFrame> others = new ArrayDeque<>();
  private final List<RawFrame> pending = new ArrayList<>();
  private RawFrame identity;
  private @Nullable Connection connection;
  private boolean again;
  private boolean lost;
  private boolean reopening;
  private int failures;

  Uplink(
      ModelServer server,
      PeerRules rules,
      Channel channel,
      Connection firstClient,
      RawFrame identity) {
    this.server = server;
    this.rules = rules;
    this.channel = channel;
    this.firstClient = firstClient;
    this.identity = identity;
  }

  /** Begins to dial. */
  void start() {
    Daemons.run("model uplink", this::run);
  }

  /** Makes even the first opening a resync. */
  void tellAll() {
    again = true;
  }

  /** Returns the first frame of the client in whose name the link joins. */
  public RawFrame identity() {
    return identity;
  }

  /** Returns the channel. */
  public Channel channel() {
    return channel;
  }

  /** Returns the client whose join opened the link. */
  public Connection firstClient() {
    return firstClient;
  }

  /** Returns the present connection, or null. */
  public @Nullable Connection connection() {
    return connection;
  }

  /** Says whether the link has been opened before, or has something restored to tell. */
  public boolean again() {
    return again;
  }

  /** Says whether a connection has been lost. */
  public boolean lost() {
    return lost;
  }

  /** Returns how many attempts have failed since a link worked. */
  public int failures() {
    return failures;
  }

  /** Forgets the failures: a link has worked. */
  public void worked() {
    failures = 0;
  }

  /** Remembers another client. */
  void offer(RawFrame first) {
    others.addLast(first);
  }

  /** Takes the name of another client, if there is one. */
  public void changeName() {
    if (!others.isEmpty()) {
      others.addLast(identity);
      identity = others.removeFirst();
    }
  }

  /** Sends a frame up, or lets it wait for the first connection. */
  public void send(RawFrame frame) {
    if (connection != null) {
      connection.send(frame.encode());
    } else if (!again) {
      pending.add(frame);
    }
  }

  /** Ends the present connection, so that the next one begins with a resync. */
  void reopen() {
    again = true;
    reopening = true;
    if (connection != null) {
      connection.closeNow();
    }
  }

  private void run() {
    boolean goesOn = true;
    while (goesOn) {
      boolean heard = false;
      try (Socket socket = new Socket()) {
        ModelServer.Upstream upstream = server.upstream();
        if (upstream == null) {
          return;
        }
        socket.connect(upstream.address());
        heard = carry(new Connection(socket, NO_NUMBER, Long.MAX_VALUE));
      } catch (IOException e) {
        System.getLogger(Uplink.class.getName()).log(System.Logger.Level.DEBUG, "uplink", e);
      }
      goesOn = rules.triesAgain(heard) && !server.isClosedWithin(nextWait());
    }
  }

  private long nextWait() {
    synchronized (server) {
      long wait = rules.waitMillis(server, this);
      failures++;
      return wait;
    }
  }

  private boolean carry(Connection fresh) {
    server.own(fresh);
    synchronized (server) {
      RawFrame opening = rules.opening(server, this, fresh);
      connection = fresh;
      again = true;
      fresh.send(opening.encode());
      pending.forEach(frame -> fresh.send(frame.encode()));
      pending.clear();
      rules.opened(this, opening);
    }
    boolean heard = false;
    try {
      RawFrame frame = rules.next(server, fresh);
      while (frame != null) {
        heard = true;
        fromAbove(fresh, frame);
        frame = rules.next(server, fresh);
      }
    } catch (IOException e) {
      System.getLogger(Uplink.class.getName()).log(System.Logger.Level.DEBUG, "link", e);
    }
    synchronized (server) {
      connection = null;
      lost = true;
      heard |= reopening;
      reopening = false;
      rules.lost(server, this, heard);
    }
    fresh.closeNow();
    return heard;
  }

  private void fromAbove(Connection fresh, RawFrame frame) {
    synchronized (server) {
      rules.fromAbove(server, this, fresh, frame);
    }
  }
}
