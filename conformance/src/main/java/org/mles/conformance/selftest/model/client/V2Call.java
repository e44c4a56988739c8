package org.mles.conformance.selftest.model.client;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.selftest.model.AnswerHead;
import org.mles.conformance.selftest.model.Input;
import org.mles.conformance.selftest.model.v2.FrameHead;
import org.mles.conformance.selftest.model.v2.Offence;
import org.mles.conformance.selftest.model.v2.V2End;
import org.mles.conformance.selftest.model.v2.V2Reader;
import org.mles.conformance.wire.HttpAnswer;
import org.mles.conformance.wire.Upgrade;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** One connection of a model client of version 2. Thread: its reader, and any that says or ends. */
final class V2Call implements V2End {
  private static final int REFUSED = 1008;
  private static final int DRAIN_OCTETS = 65_536;

  /** How long the server may take to end its side. */
  private static final int GRACE_MILLIS = 2_000;

  private final V2ModelClient client;
  private final V2ClientRules rules;
  private final Invitation invitation;
  private final Socket socket = new Socket();

  /** Written by the reader. */
  private volatile boolean joined;

  /** Of the reading thread alone. */
  private @Nullable V2Reader reader;

  private boolean closing;

  V2Call(V2ModelClient client, Invitation invitation) {
    this.client = client;
    this.rules = client.rules();
    this.invitation = invitation;
  }

  /** Talks until the connection has ended; says whether it was lost. */
  boolean talk() throws IOException {
    try (Socket tcp = socket) {
      tcp.setTcpNoDelay(true);
      tcp.connect(invitation.server());
      Input in = new Input(tcp);
      Upgrade request = rules.ask().request(invitation.server(), rules.ask().nonce());
      tcp.getOutputStream().write(request.encode());
      HttpAnswer answer = AnswerHead.read(in);
      if (answer == null || !rules.ask().isOpen(answer, request)) {
        rules.ask().tell(client, "no WebSocket: " + (answer == null ? "" : answer.status()));
        return false;
      }
      rules.ask().opened(client, in);
      rules.say().beforeFirst(in);
      return hear(in);
    }
  }

  private boolean hear(Input in) throws IOException {
    V2Reader found = new V2Reader(this, rules.wire(), in);
    reader = found;
    try {
      join();
      for (WsMessage m = found.next(); m != null; m = found.next()) {
        rules.hear().take(client, m);
      }
    } catch (Offence offence) {
      if (rules.hear().saysWhy()) {
        close(offence.code(), offence.reason());
      }
      rules.ask().tell(client, offence.reason());
      end(in);
      return false;
    } catch (IOException e) {
      return true;
    }
    Integer answer = found.answer();
    if (answer != null) {
      found.answerClose(answer);
      if (answer == REFUSED) {
        rules.ask().tell(client, "refused");
      }
    }
    end(in);
    return answer == null;
  }

  private void join() {
    say(rules.say().first(invitation).frame());
    joined = true;
    client.joined();
  }

  private void end(Input in) throws IOException {
    if (!rules.hear().ends()) {
      park();
    }
    socket.shutdownOutput();
    socket.setSoTimeout(GRACE_MILLIS);
    try {
      while (in.takeOnce(DRAIN_OCTETS).length > 0) {
        // What comes behind the end is nobody's.
      }
    } catch (SocketTimeoutException e) {
      System.getLogger(V2Call.class.getName()).log(System.Logger.Level.DEBUG, "drained", e);
    }
  }

  private void park() throws IOException {
    synchronized (socket) {
      try {
        while (!socket.isClosed()) {
          socket.wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    throw new IOException("closed while parked");
  }

  /** Ends the connection at once. */
  void hangUp() {
    synchronized (socket) {
      try {
        socket.close();
      } catch (IOException e) {
        System.getLogger(V2Call.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
      }
      socket.notifyAll();
    }
  }

  // What comes.

  @Override
  public boolean hearsMasked() {
    return false;
  }

  @Override
  public boolean hasJoined() {
    return joined;
  }

  @Override
  public void heard() {}

  @Override
  public void heardWhole() {}

  @Override
  public void judgeLength(FrameHead frame, long before) {}

  @Override
  public void fragment(FrameHead frame, int kind, byte[] payload) {
    rules.hear().fragment(client, payload, frame.isLast());
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
  public synchronized void say(WsFrame frame) {
    if (!closing) {
      sayAnyway(frame);
    }
  }

  @Override
  public synchronized void sayAnyway(WsFrame frame) {
    try {
      socket.getOutputStream().write(rules.say().octets(frame));
    } catch (IOException e) {
      System.getLogger(V2Call.class.getName()).log(System.Logger.Level.DEBUG, "say", e);
    }
  }

  @Override
  public synchronized void close(int code, String reason) {
    say(WsFrame.close(code, reason));
    closing = true;
  }
}
