package org.mles.conformance.selftest.model.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.lab.client.LocalProgram;
import org.mles.conformance.probe.lines.LineForm;
import org.mles.conformance.selftest.model.Input;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.wire.RawFrame;

/**
 * A small client in this process that asks its {@link ClientRules} about everything.
 *
 * <p>Thread: any; a sender and a reader of its own.
 */
public final class ModelClient extends LocalProgram {
  private final ClientRules rules;
  private final Invitation invitation;
  private final Socket socket = new Socket();
  private final Input in;
  private final long key;

  /** Connects; the join is sent by a thread of its own. */
  public ModelClient(ClientRules rules, Invitation invitation, LineForm form) throws IOException {
    super(form);
    this.rules = rules;
    this.invitation = invitation;
    socket.setTcpNoDelay(true);
    socket.connect(invitation.server());
    in = new Input(socket);
    key =
        rules.key(
            rules.joinStrings(invitation, (InetSocketAddress) socket.getLocalSocketAddress()));
    Daemons.run("model sender", this::send);
  }

  /** Returns what the server sent. */
  public Input in() {
    return in;
  }

  /** Returns what the client was told. */
  public Invitation invitation() {
    return invitation;
  }

  /** Ends the sending direction. */
  public void finish() throws IOException {
    socket.shutdownOutput();
  }

  /** Waits until the client is closed. */
  public void park() throws IOException {
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

  @Override
  public void close() {
    finishLines();
    end("closed");
  }

  private void end(String how) {
    ended(how);
    synchronized (socket) {
      try {
        socket.close();
      } catch (IOException e) {
        System.getLogger(ModelClient.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
      }
      socket.notifyAll();
    }
  }

  private void send() {
    try {
      rules.beforeJoin(this);
      send(new byte[0], 0);
      Daemons.run("model reader", this::read);
      int number = 1;
      for (byte[] message = next(); message != null; message = next()) {
        send(rules.message(message), number++);
      }
    } catch (IOException e) {
      end("its sender: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(byte[] message, int number) throws IOException {
    RawFrame frame = rules.frame(key, rules.body(invitation, message, number));
    if (frame != null) {
      socket.getOutputStream().write(rules.octets(frame));
      rules.sent(this, number);
    }
  }

  private void read() {
    try {
      RawFrame frame = rules.next(this);
      while (frame != null && rules.take(this, frame)) {
        frame = rules.next(this);
      }
      end("the connection has ended");
    } catch (IOException e) {
      end("its reader: " + e.getMessage());
    }
  }
}
