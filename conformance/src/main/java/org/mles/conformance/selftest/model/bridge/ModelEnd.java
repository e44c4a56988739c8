package org.mles.conformance.selftest.model.bridge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** One server of a model bridge. Thread: one that reads, one that sends, one that watches. */
final class ModelEnd {

  /** Nothing marks the end of a history but that nothing comes for so long. */
  private static final long LULL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final int PARTS = 3;

  private final ModelBridge bridge;
  private final BridgeRules rules;
  private final InetSocketAddress server;

  /** Guarded by this. */
  private final Freight freight;

  /** Guarded by this. */
  private boolean joined;

  /** Guarded by this. */
  private boolean over;

  private volatile @Nullable ModelSession session;
  private volatile long stirredAt;
  private volatile boolean joinedBefore;

  /** Of the reading thread alone. */
  private long joinedAt;

  ModelEnd(ModelBridge bridge, InetSocketAddress server) {
    this.bridge = bridge;
    this.rules = bridge.rules();
    this.server = server;
    freight = new Freight(rules);
  }

  void start() {
    Daemons.run("model bridge reader", this::live);
    Daemons.run("model bridge sender", this::send);
    if (rules.losesSilent()) {
      Daemons.run("model bridge watch", this::watch);
    }
  }

  /** Has a message go out. */
  void put(WsMessage message) {
    synchronized (this) {
      if (!rules.waits() && !joined) {
        return;
      }
      if (!rules.holdsUp()) {
        freight.put(message);
        notifyAll();
        return;
      }
    }
    say(message.frame());
  }

  synchronized void close() {
    over = true;
    notifyAll();
    hangUp();
  }

  private void hangUp() {
    ModelSession now = session;
    if (now != null) {
      now.hangUp();
    }
  }

  private void say(WsFrame frame) {
    ModelSession now = session;
    if (now != null) {
      now.say(frame);
    }
  }

  private synchronized boolean isOver() {
    return over;
  }

  // One session after the other.

  private void live() {
    int attempts = 0;
    try {
      while (!isOver()) {
        boolean stood = visit();
        if (stood) {
          bridge.lost();
          attempts = 0;
        }
        if (stood && !rules.comesBack()) {
          return;
        }
        rest(rules.pauseMillis(attempts++));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void rest(long millis) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = millis; left > 0 && !over; ) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
    }
  }

  /** Holds one session; says whether it had one. */
  private boolean visit() {
    boolean stood = false;
    try (ModelSession now = new ModelSession(this, rules, server)) {
      session = now;
      if (!isOver() && now.opens()) {
        join();
        stood = true;
        now.talk();
      }
    } catch (IOException e) {
      System.getLogger(ModelEnd.class.getName()).log(System.Logger.Level.DEBUG, "visit", e);
    } finally {
      left();
    }
    return stood;
  }

  private synchronized void left() {
    joinedBefore |= joined;
    joined = false;
  }

  private void join() {
    String uid = rules.uid();
    String channel = bridge.errand().channel();
    String key = rules.key(bridge.errand().settings().sharedKey());
    String first = V2First.with(V2First.json(uid, channel), V2First.token(key, uid, channel));
    say(WsMessage.text(first).frame());
    joinedAt = System.nanoTime();
    stirredAt = joinedAt;
    synchronized (this) {
      joined = true;
      freight.compare();
      notifyAll();
    }
  }

  /** Takes what the server says. */
  void take(WsMessage message) {
    stirredAt = System.nanoTime();
    synchronized (this) {
      freight.heard(message);
    }
    boolean early = System.nanoTime() - joinedAt < LULL_NANOS;
    if (!early || !rules.skipsHistory(joinedBefore)) {
      bridge.heard(this, message);
    }
  }

  // The other threads.

  private void send() {
    try {
      while (true) {
        WsMessage next = next();
        if (next == null) {
          return;
        }
        say(next.frame());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for what goes out next; null for the end. */
  private synchronized @Nullable WsMessage next() throws InterruptedException {
    while (!over) {
      long still = stirredAt + LULL_NANOS - System.nanoTime();
      if (joined && freight.isComparing() && still <= 0) {
        freight.compared();
      }
      boolean comparing = joined && freight.isComparing();
      WsMessage next = joined && !comparing ? freight.take() : null;
      if (next != null) {
        return next;
      }
      wait(comparing ? 1 + TimeUnit.NANOSECONDS.toMillis(still) : 0);
    }
    return null;
  }

  private void watch() {
    long part = bridge.errand().silence().toMillis() / PARTS;
    try {
      while (!isOver()) {
        rest(part);
        ModelSession now = session;
        if (now != null && isJoined()) {
          now.tick(bridge.errand().silence());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isJoined() {
    return joined;
  }
}
