package org.mles.conformance.selftest.model.proxy;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.wire.RawFrame;

/**
 * The way of one channel of one page to the upstream server, over as many connections as it takes;
 * what it does is asked of {@link ProxyRules}.
 *
 * <p>Thread: one of its own; state under its own lock.
 */
public final class ModelLane {
  private static final long GRACE_MILLIS = 5_000;

  private final ModelPage page;
  private final Triple names;
  private final byte[] first;
  private final List<byte[]> pending = new ArrayList<>();
  private @Nullable Connection connection;
  private long key;
  private byte[] opening = {};
  private boolean opened;
  private boolean leaving;
  private int failures;

  ModelLane(ModelPage page, Triple names, byte[] first) {
    this.page = page;
    this.names = names;
    this.first = first;
  }

  /** Begins to dial. */
  void start() {
    Daemons.run("model lane", this::run);
  }

  /** Returns whose it is. */
  public ModelPage page() {
    return page;
  }

  /** Returns what the first message said. */
  public Triple names() {
    return names;
  }

  /** Returns the first message. */
  public byte[] first() {
    return first.clone();
  }

  /** Returns what the page has said that waits for a connection. */
  public synchronized List<byte[]> kept() {
    return pending;
  }

  /** Says whether there is a connection. */
  public synchronized boolean isOpen() {
    return connection != null;
  }

  /** Returns how many attempts have failed since one lasted. */
  public int failures() {
    return failures;
  }

  /** An attempt has lasted. */
  public void forgetFailures() {
    failures = 0;
  }

  /** Sends a body up, or lets it wait for a connection. */
  public synchronized void send(byte[] body) {
    if (connection != null) {
      connection.send(page.rules().lane().up(this, key, body, false).encode());
    } else if (opened) {
      page.rules().loss().meanwhile(this, body);
    } else {
      keep(body);
    }
  }

  /** Lets a body wait for a connection. */
  public synchronized void keep(byte[] body) {
    pending.add(body);
  }

  /** Lets bodies wait for a connection, in front of all that do. */
  public synchronized void keepFirst(List<byte[]> bodies) {
    pending.addAll(0, bodies);
  }

  /** Waits until no more than so many octets wait for the upstream server. */
  public void awaitRoomAbove(long most) {
    Connection above;
    synchronized (this) {
      above = connection;
    }
    if (above != null) {
      above.awaitRoom(most);
    }
  }

  /** Returns how many octets wait for the upstream server. */
  public synchronized long waiting() {
    return connection == null ? 0 : connection.waiting();
  }

  /** Says what waits, then that nothing follows. */
  synchronized void leave() {
    leaving = true;
    notifyAll();
    if (connection != null) {
      finish(connection);
    }
  }

  private void finish(Connection above) {
    above.finishAfterOutput();
    page.server().after(GRACE_MILLIS, above::closeNow);
  }

  private void run() {
    boolean goesOn = true;
    while (goesOn) {
      goesOn = attempt() && waited();
    }
  }

  /** Dials, and carries frames until that ends; says whether it is tried again. */
  private boolean attempt() {
    try (Socket socket = new Socket()) {
      socket.connect(page.server().upstream());
      Connection fresh = new Connection(socket, 0, Long.MAX_VALUE);
      // Decided before anybody can see this end: whatever is lost next was open until now.
      boolean again = mayTryAgain(carry(fresh));
      page.rules().loss().unsent(this, bodies(fresh.unsent()));
      return again;
    } catch (IOException e) {
      System.getLogger(ModelLane.class.getName()).log(System.Logger.Level.DEBUG, "lane", e);
      return mayTryAgain(false);
    }
  }

  private boolean mayTryAgain(boolean refused) {
    return !isLeaving() && page.rules().loss().goesOn(this, refused);
  }

  private synchronized boolean isLeaving() {
    return leaving;
  }

  /** Waits before the next attempt; false if the page has left meanwhile. */
  private synchronized boolean waited() {
    long first = page.server().firstWait().toMillis();
    long until = System.nanoTime() + page.rules().loss().waitMillis(this, first) * 1_000_000;
    failures++;
    try {
      for (long left = until - System.nanoTime();
          left > 0 && !leaving;
          left = until - System.nanoTime()) {
        wait(1 + left / 1_000_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !leaving;
  }

  /** Carries frames over a connection until it ends; true if it was refused. */
  private boolean carry(Connection fresh) {
    page.server().own(fresh);
    long began = System.nanoTime();
    open(fresh);
    boolean heard = false;
    try {
      RawFrame frame = next(fresh);
      while (frame != null) {
        heard = true;
        page.rules().lane().down(this, frame);
        frame = next(fresh);
      }
    } catch (IOException e) {
      System.getLogger(ModelLane.class.getName()).log(System.Logger.Level.DEBUG, "link", e);
    }
    synchronized (this) {
      connection = null;
    }
    boolean lasted = System.nanoTime() - began >= page.server().firstWait().toNanos();
    if (heard || lasted) {
      page.rules().loss().lasted(this);
    }
    return !heard && !lasted;
  }

  /** Returns what frames hold, but for the one that opened their connection. */
  private List<byte[]> bodies(List<byte[]> frames) {
    return frames.stream()
        .filter(octets -> octets != opening)
        .map(octets -> RawFrame.parse(octets).body())
        .toList();
  }

  private synchronized void open(Connection fresh) {
    LaneRules rules = page.rules().lane();
    key = rules.key(page.settings(), this, fresh.local());
    connection = fresh;
    opening = rules.up(this, key, page.rules().loss().opening(this), true).encode();
    fresh.send(opening);
    pending.forEach(body -> fresh.send(rules.up(this, key, body, false).encode()));
    pending.clear();
    opened = true;
    if (leaving) {
      finish(fresh);
    }
  }

  /** Reads a frame; null at the end, and where there is none. */
  private @Nullable RawFrame next(Connection from) throws IOException {
    byte[] header = from.in().take(RawFrame.HEADER_OCTETS);
    if (header.length < RawFrame.HEADER_OCTETS) {
      return null;
    }
    RawFrame frame = RawFrame.parse(header);
    if (frame.type() != RawFrame.TYPE || frame.announced() == 0) {
      return null;
    }
    byte[] body = from.in().take(frame.announced());
    if (body.length < frame.announced()) {
      page.rules().lane().cut(this, body);
      return null;
    }
    if (page.rules().lane().dropsRestOfRead()) {
      from.in().dropRest();
    }
    return RawFrame.parse(
        ByteBuffer.allocate(header.length + body.length).put(header).put(body).array());
  }
}
