package org.mles.conformance.selftest.model.bridge;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.AnswerHead;
import org.mles.conformance.selftest.model.Input;
import org.mles.conformance.selftest.model.v2.FrameHead;
import org.mles.conformance.selftest.model.v2.Offence;
import org.mles.conformance.selftest.model.v2.V2End;
import org.mles.conformance.selftest.model.v2.V2Reader;
import org.mles.conformance.selftest.model.v2.WireRules;
import org.mles.conformance.wire.HttpAnswer;
import org.mles.conformance.wire.Upgrade;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** One connection of a model bridge. Thread: one that reads, any that says or ends. */
final class ModelSession implements V2End, Closeable {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_OCTETS = 16;

  private final ModelEnd end;
  private final BridgeRules rules;
  private final InetSocketAddress server;
  private final Socket socket = new Socket();
  private final Object voice = new Object();
  private volatile long heardAt = System.nanoTime();

  /** Of the reading thread alone. */
  private @Nullable V2Reader reader;

  ModelSession(ModelEnd end, BridgeRules rules, InetSocketAddress server) {
    this.end = end;
    this.rules = rules;
    this.server = server;
  }

  /** Connects; says whether it has a WebSocket then. */
  boolean opens() throws IOException {
    socket.setTcpNoDelay(true);
    socket.connect(server);
    Input in = new Input(socket);
    byte[] nonce = new byte[NONCE_OCTETS];
    RANDOM.nextBytes(nonce);
    String host = Upgrade.host(server.getAddress().getHostAddress(), server.getPort());
    socket.getOutputStream().write(Upgrade.of(host, nonce).encode());
    HttpAnswer answer = AnswerHead.read(in);
    reader = new V2Reader(this, new WireRules(), in);
    heardAt = System.nanoTime();
    return answer != null && answer.status() == HttpAnswer.SWITCHING;
  }

  /** Hands on what comes, until the end. */
  void talk() throws IOException {
    V2Reader found = reader;
    if (found == null) {
      return;
    }
    try {
      for (WsMessage m = found.next(); m != null && !rules.endsAt(m); m = found.next()) {
        if (!rules.carriesFragments()) {
          end.take(m);
        }
      }
    } catch (Offence e) {
      log("talk", e);
    }
  }

  /** Asks for a sign of life, or ends if there was none for so long. */
  void tick(Duration silence) {
    if (System.nanoTime() - heardAt > silence.toNanos()) {
      hangUp();
    } else {
      say(WsFrame.of(WsFrame.PING, new byte[0]));
    }
  }

  void hangUp() {
    try {
      socket.close();
    } catch (IOException e) {
      log("close", e);
    }
  }

  @Override
  public void close() {
    hangUp();
  }

  private static void log(String what, Exception e) {
    System.getLogger(ModelSession.class.getName()).log(System.Logger.Level.DEBUG, what, e);
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
      end.take(WsMessage.of(kind == WsFrame.TEXT, payload));
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
