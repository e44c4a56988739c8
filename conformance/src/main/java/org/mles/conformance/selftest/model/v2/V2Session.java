package org.mles.conformance.selftest.model.v2;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** One connection of the model and what became of it. Thread: any. */
public final class V2Session implements V2Member, V2End {
  private final V2ModelServer server;
  private final Connection connection;
  private final V2Reader reader;
  private final List<Future<?>> timers = new CopyOnWriteArrayList<>();

  /** Written once, under the server's lock. */
  private volatile @Nullable V2Channel channel;

  /** Whether it has its WebSocket. */
  private volatile boolean upgraded;

  private boolean closing;
  private long signs;
  private int unanswered;

  V2Session(V2ModelServer server, Connection connection) {
    this.server = server;
    this.connection = connection;
    reader = new V2Reader(this, server.rules().wire(), connection.in());
  }

  /** Returns the server. */
  public V2ModelServer server() {
    return server;
  }

  /** Returns the connection. */
  public Connection connection() {
    return connection;
  }

  /** Returns what finds messages in what the client sends. */
  public V2Reader reader() {
    return reader;
  }

  /** Returns the channel that it joined, also if it has left; null if it never did. */
  public @Nullable V2Channel channel() {
    return channel;
  }

  @Override
  public boolean hearsMasked() {
    return true;
  }

  /** Says whether its first message was accepted. */
  @Override
  public boolean hasJoined() {
    return channel != null;
  }

  /** Returns the address that it comes from. */
  InetAddress source() {
    return connection.remote().getAddress();
  }

  /** Says whether it has its WebSocket. */
  public boolean isUpgraded() {
    return upgraded;
  }

  void upgraded() {
    upgraded = true;
  }

  void joined(V2Channel place) {
    channel = place;
  }

  // What is sent.

  @Override
  public synchronized void say(WsFrame frame) {
    if (!closing) {
      sayAnyway(frame);
    }
  }

  @Override
  public void sayAnyway(WsFrame frame) {
    connection.send(server.rules().wire().sent(frame).encode());
  }

  @Override
  public void deliver(WsMessage message) {
    say(message.frame());
    server.rules().life().delivered(this);
  }

  @Override
  public synchronized void close(int code, String reason) {
    say(WsFrame.close(code, reason));
    closing = true;
  }

  /** Says whether it was sent a Close. */
  public synchronized boolean isClosing() {
    return closing;
  }

  // What comes.

  @Override
  public void judgeLength(FrameHead frame, long before) throws Offence {
    long most = server.rules().wire().mostOctets(server.settings(), hasJoined());
    if (frame.length() > most - before) {
      String clause = hasJoined() ? "V2-LIM-02" : "V2-FF-09";
      throw new Offence(Offence.TOO_LONG, clause + " more than " + most + " octets");
    }
  }

  @Override
  public void heard() {
    server.rules().life().heard(this, false);
  }

  @Override
  public void heardWhole() {
    server.rules().life().heard(this, true);
  }

  @Override
  public void fragment(FrameHead frame, int kind, byte[] payload) throws Offence {
    server.rules().channel().fragment(this, frame, WsMessage.of(kind == WsFrame.TEXT, payload));
  }

  @Override
  public void beat(int opcode, byte[] payload) throws Offence {
    server.rules().first().beat(this);
    reader.beat(opcode, payload);
    server.rules().channel().beat(this, opcode, payload);
  }

  // Life.

  /** Notes a sign of life. */
  public synchronized void alive() {
    signs++;
    unanswered = 0;
  }

  /** Returns how many signs of life have come. */
  public synchronized long signs() {
    return signs;
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

  /** Does something after so many milliseconds, unless it is over by then. */
  public void after(long millis, Runnable task) {
    timers.add(server.after(millis, task));
  }

  /** Does something every so many milliseconds, until it is over. */
  void every(long millis, Runnable task) {
    timers.add(server.every(millis, task));
  }

  /** Nothing is to be done any more. */
  void over() {
    timers.forEach(timer -> timer.cancel(false));
  }
}
