package org.mles.conformance.selftest.model.bridge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Input;
import org.mles.conformance.selftest.model.v2.AnswerHead;
import org.mles.conformance.selftest.model.v2.FrameHead;
import org.mles.conformance.selftest.model.v2.Offence;
import org.mles.conformance.selftest.model.v2.V2End;
import org.mles.conformance.selftest.model.v2.V2Reader;
import org.mles.conformance.selftest.model.v2.WireRules;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.wire.HttpAnswer;
import org.mles.conformance.wire.Upgrade;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** One server of a model bridge. Thread: one that reads, one that sends, one that watches. */
final class ModelEnd implements V2End {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_OCTETS = 16;

  /** Nothing marks the end of a history but that nothing comes for so long. */
  private static final long LULL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final int PARTS = 3;

  private final ModelBridge bridge;
  private final BridgeRules rules;
  private final InetSocketAddress server;
  private final Object voice = new Object();

  /** Guarded by this. */
  private final Freight freight;

  /** Guarded by this. */
  private boolean joined;

  /** Guarded by this. */
  private boolean over;

  private volatile Socket socket = new Socket();
  private volatile long heardAt;
  private volatile long stirredAt;
  private volatile boolean joinedBefore;

  /** Of the reading thread alone. */
  private @Nullable V2Reader reader;

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
    try {
      socket.close();
    } catch (IOException e) {
      log("close", e);
    }
  }

  private static void log(String what, Exception e) {
    System.getLogger(ModelEnd.class.getName()).log(System.Logger.Level.DEBUG, what, e);
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
    try (Socket tcp = new Socket()) {
      socket = tcp;
      if (isOver()) {
        return false;
      }
      tcp.setTcpNoDelay(true);
      tcp.connect(server);
      Input in = new Input(tcp);
      byte[] nonce = new byte[NONCE_OCTETS];
      RANDOM.nextBytes(nonce);
      String host = server.getAddress().getHostAddress() + ":" + server.getPort();
      tcp.getOutputStream().write(Upgrade.of(host, nonce).encode());
      HttpAnswer answer = AnswerHead.read(in);
      if (answer != null && answer.status() == HttpAnswer.SWITCHING) {
        talk(in);
        return true;
      }
    } catch (IOException e) {
      log("visit", e);
    }
    return false;
  }

  private void talk(Input in) {
    try {
      join();
      V2Reader found = new V2Reader(this, new WireRules(), in);
      reader = found;
      for (WsMessage m = found.next(); m != null && !rules.endsAt(m); m = found.next()) {
        if (!rules.carriesFragments()) {
          take(m);
        }
      }
    } catch (IOException | Offence e) {
      log("talk", e);
    } finally {
      synchronized (this) {
        joined = false;
      }
      joinedBefore = true;
    }
  }

  private void join() {
    String uid = rules.uid();
    String channel = bridge.errand().channel();
    String key = rules.key(bridge.errand().settings().sharedKey());
    String first = V2First.with(V2First.json(uid, channel), V2First.token(key, uid, channel));
    say(WsMessage.text(first).frame());
    joinedAt = System.nanoTime();
    heardAt = joinedAt;
    stirredAt = joinedAt;
    synchronized (this) {
      joined = true;
      freight.compare();
      notifyAll();
    }
  }

  private void take(WsMessage message) {
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
    long part = ModelBridge.SILENCE.toMillis() / PARTS;
    try {
      while (!isOver()) {
        rest(part);
        long silent = System.nanoTime() - heardAt;
        if (isJoined() && silent > ModelBridge.SILENCE.toNanos()) {
          hangUp();
        } else if (isJoined()) {
          say(WsFrame.of(WsFrame.PING, new byte[0]));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isJoined() {
    return joined;
  }

  // What comes.

  @Override
  public boolean hearsMasked() {
    return false;
  }

  @Override
  public boolean hasJoined() {
    return true;
  }

  @Override
  public void heard() {
    if (rules.hearsPongs()) {
      heardAt = System.nanoTime();
    }
  }

  @Override
  public void heardWhole() {
    heardAt = System.nanoTime();
  }

  @Override
  public void judgeLength(FrameHead frame, long before) {}

  @Override
  public void fragment(FrameHead frame, int kind, byte[] payload) {
    if (rules.carriesFragments()) {
      take(WsMessage.of(kind == WsFrame.TEXT, payload));
    }
  }

  @Override
  public void beat(int opcode, byte[] payload) throws Offence {
    V2Reader known = reader;
    if (known != null) {
      known.beat(opcode, payload);
    }
  }

  // What is sent.

  @Override
  public void say(WsFrame frame) {
    sayAnyway(frame);
  }

  @Override
  public void sayAnyway(WsFrame frame) {
    synchronized (voice) {
      try {
        socket.getOutputStream().write(frame.encode());
      } catch (IOException e) {
        log("say", e);
      }
    }
  }

  @Override
  public void close(int code, String reason) {
    say(WsFrame.close(code, reason));
  }
}
