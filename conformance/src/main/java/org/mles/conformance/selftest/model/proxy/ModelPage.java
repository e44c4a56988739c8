package org.mles.conformance.selftest.model.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.selftest.model.v2.FrameHead;
import org.mles.conformance.selftest.model.v2.Offence;
import org.mles.conformance.selftest.model.v2.V2End;
import org.mles.conformance.selftest.model.v2.V2Reader;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** One connection of a page to the model. Thread: one of its own; what it says, any. */
public final class ModelPage implements V2End {
  private static final long GRACE_MILLIS = 5_000;
  private static final int DRAIN_OCTETS = 65_536;

  private final ModelProxy server;
  private final Connection connection;
  private final V2Reader reader;
  private final Map<String, ModelLane> lanes = new LinkedHashMap<>();
  private @Nullable Future<?> ticks;
  private boolean open;
  private boolean closing;
  private boolean heldBack;
  private int unanswered;

  ModelPage(ModelProxy server, Connection connection) {
    this.server = server;
    this.connection = connection;
    reader = new V2Reader(this, server.rules().wire(), connection.in());
  }

  /** Returns the proxy. */
  public ModelProxy server() {
    return server;
  }

  ProxyRules rules() {
    return server.rules();
  }

  /** Returns the connection. */
  public Connection connection() {
    return connection;
  }

  /** Returns how the proxy is configured. */
  public Settings settings() {
    return server.settings();
  }

  @Override
  public boolean hearsMasked() {
    return true;
  }

  @Override
  public boolean hasJoined() {
    return true;
  }

  // What comes.

  /** Serves it until it ends. */
  void serve() throws IOException {
    server.after(
        rules().page().deadlineMillis(settings()),
        () -> {
          if (!isOpen()) {
            connection.closeNow();
          }
        });
    if (rules().upgrade().enter(connection)) {
      opened();
      talk();
    }
    connection.finishAfterOutput();
    server.after(GRACE_MILLIS, connection::closeNow);
    byte[] ignored = connection.in().takeOnce(DRAIN_OCTETS);
    while (ignored.length > 0) {
      ignored = connection.in().takeOnce(DRAIN_OCTETS);
    }
    connection.closeAfterOutput();
  }

  /** It is over. */
  synchronized void over() {
    if (ticks != null) {
      ticks.cancel(false);
    }
  }

  private synchronized boolean isOpen() {
    return open;
  }

  private synchronized void opened() {
    open = true;
    ticks = server.every(rules().page().pingMillis(settings()), () -> rules().page().tick(this));
  }

  private void talk() throws IOException {
    boolean byClose = false;
    try {
      WsMessage next = reader.next();
      while (next != null) {
        if (!isClosing()) {
          rules().page().said(this, next);
        }
        next = reader.next();
      }
      Integer answer = reader.answer();
      byClose = answer != null;
      if (answer != null) {
        rules().page().answerClose(this, answer);
      }
    } catch (Offence offence) {
      byClose = true;
      close(offence.code(), offence.reason());
    } finally {
      rules().page().left(this, byClose);
    }
  }

  @Override
  public synchronized void heard() {
    alive();
  }

  @Override
  public void heardWhole() {}

  @Override
  public void judgeLength(FrameHead frame, long before) throws Offence {
    long most = rules().wire().mostOctets(settings());
    if (frame.length() > most - before) {
      throw new Offence(Offence.TOO_LONG, "WSP-18 more than " + most + " octets");
    }
  }

  @Override
  public void fragment(FrameHead frame, int kind, byte[] payload) throws Offence {
    rules().page().fragment(this, frame.isLast(), payload);
  }

  @Override
  public void beat(int opcode, byte[] payload) throws Offence {
    rules().page().beat(this, opcode, payload);
  }

  // What it says.

  /** Sends a message, unless a Close went out before. */
  public void say(WsMessage message) {
    say(message.frame());
  }

  @Override
  public synchronized void say(WsFrame frame) {
    if (!closing) {
      sayAnyway(frame);
    }
  }

  @Override
  public void sayAnyway(WsFrame frame) {
    connection.send(rules().wire().encoded(frame));
  }

  @Override
  public void close(int code, String reason) {
    close(code, reason.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a Close with a reason that may be no text. */
  public synchronized void close(int code, byte[] reason) {
    ByteBuffer payload = ByteBuffer.allocate(Short.BYTES + reason.length);
    say(WsFrame.of(WsFrame.CLOSE, payload.putShort((short) code).put(reason).array()));
    closing = true;
    server.after(GRACE_MILLIS, connection::closeNow);
  }

  /** Says whether a Close went out. */
  public synchronized boolean isClosing() {
    return closing;
  }

  // Signs of life.

  /** Notes a sign of life. */
  public synchronized void alive() {
    unanswered = 0;
  }

  /** Returns how many pings went out since the last sign of life. */
  public synchronized int unanswered() {
    return unanswered;
  }

  /** Asks for a sign of life. */
  public synchronized void ask() {
    unanswered++;
    say(WsFrame.of(WsFrame.PING, new byte[0]));
  }

  /** Says whether it is not listened to for now. */
  public synchronized boolean isHeldBack() {
    return heldBack;
  }

  private synchronized void holdBack(boolean from) {
    heldBack = from;
  }

  // Lanes.

  /** Passes a body on to a lane, which is opened if there is none. */
  public void pass(String name, Triple names, byte[] body) throws Offence {
    ModelLane known;
    synchronized (this) {
      known = lanes.get(name);
      if (known == null && lanes.size() >= rules().page().mostChannels(settings())) {
        throw new Offence(Offence.REFUSED, "WSP-16 too many channels");
      } else if (known == null) {
        open(name, names, body);
        return;
      }
    }
    holdBack(true);
    rules().lane().send(known, body);
    holdBack(false);
  }

  private void open(String name, Triple names, byte[] body) {
    ModelLane lane = new ModelLane(this, names, body);
    lanes.put(name, lane);
    lane.start();
  }

  /** Returns all of its lanes. */
  public synchronized List<ModelLane> lanes() {
    return List.copyOf(lanes.values());
  }

  /** Says whether any lane has a connection. */
  public boolean anyOpen() {
    return lanes().stream().anyMatch(ModelLane::isOpen);
  }

  /** Has all lanes say what waits and end. */
  public void leave() {
    lanes().forEach(ModelLane::leave);
  }
}
