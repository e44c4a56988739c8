package org.mles.conformance.selftest.model.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.tls.OldHello;
import org.mles.conformance.tls.TlsTransport;

/** One connection of a front, from its first octet to its end. Thread: the connection's. */
final class TlsVisit {
  private static final int PIECE = 1 << 14;

  private final TlsModelServer front;
  private final TlsRules rules;
  private final Socket client;
  private final TlsInput in;
  private final TlsSide side;
  private boolean passed;
  private int barren;

  TlsVisit(TlsModelServer front, Socket client) throws IOException {
    this.front = front;
    this.client = client;
    rules = front.rules();
    in = new TlsInput(client, rules);
    side = new TlsSide(front.engine(), client);
  }

  void run() throws IOException {
    client.setSoTimeout(rules.handshakeMillis(front.settings()));
    int first = in.first();
    if (first < 0) {
      front.closeQuietly(client);
    } else if (first != TlsRules.HANDSHAKE) {
      plain();
    } else if (shakesHands()) {
      client.setSoTimeout(0);
      Socket behind = front.inwards();
      Daemons.run("model front, outwards", () -> outwards(behind));
      inwards(behind);
    }
  }

  // Without TLS.

  private void plain() throws IOException {
    switch (rules.plain()) {
      case LEFT -> client.setSoTimeout(0);
      case REFUSED -> refusePlain();
      case HEARD -> {
        Socket behind = front.inwards();
        behind.getOutputStream().write(in.plain());
        refusePlain();
      }
      case SERVED -> servePlain();
    }
  }

  private void refusePlain() throws IOException {
    client.getOutputStream().write(rules.alert());
    drainAndClose();
  }

  /** Ends this side first: a close with octets that nobody has read would take away the alert. */
  private void drainAndClose() throws IOException {
    client.shutdownOutput();
    while (in.plain().length > 0) {
      // It says whatever it likes.
    }
    front.closeQuietly(client);
  }

  private void servePlain() throws IOException {
    client.setSoTimeout(0);
    Socket behind = front.inwards();
    for (byte[] piece = in.plain(); piece.length > 0; piece = in.plain()) {
      behind.getOutputStream().write(piece);
    }
    front.closeQuietly(behind);
    front.closeQuietly(client);
  }

  // The handshake.

  private boolean shakesHands() throws IOException {
    byte[] answer = rules.answerToOld();
    if (answer != null && in.offered() < OldHello.NEWEST) {
      client.getOutputStream().write(answer);
      return false;
    }
    if (rules.holdsUpMembers()) {
      front.turn().acquireUninterruptibly();
    }
    try {
      side.begin();
      agree();
      return true;
    } catch (IOException e) {
      TlsModelServer.log(e);
      if (rules.saysWhy()) {
        side.end();
      }
      drainAndClose();
      return false;
    } finally {
      if (rules.holdsUpMembers()) {
        front.turn().release();
      }
    }
  }

  private void agree() throws IOException {
    side.step();
    while (!side.isSettled()) {
      TlsInput.Found next = in.next();
      if (next == null) {
        throw new IOException("gone in the middle of a handshake");
      }
      side.open(next.octets());
      side.step();
    }
  }

  // Afterwards.

  private void inwards(Socket behind) throws IOException {
    try {
      while (true) {
        TlsInput.Found next = in.next();
        if (next == null) {
          endedWithoutAWord(behind);
          return;
        }
        if (!opened(next, behind)) {
          return;
        }
      }
    } catch (IOException e) {
      front.closeQuietly(behind);
      throw e;
    }
  }

  private void endedWithoutAWord(Socket behind) throws IOException {
    if (rules.endsWithTcp()) {
      behind.shutdownOutput();
    }
  }

  /** Takes a record; false if it was the last one. */
  private boolean opened(TlsInput.Found record, Socket behind) throws IOException {
    byte[] octets = side.open(record.octets());
    if (side.hasEnded() && rules.hearsEnd()) {
      behind.shutdownOutput();
      return false;
    }
    if (!side.isSettled() || (octets.length == 0 && !side.hasEnded())) {
      anew(octets);
    }
    barren = octets.length == 0 ? barren + 1 : 0;
    if (rules.areTooMany(barren)) {
      throw new IOException("too many records that bring nothing");
    }
    byte[] wanted = rules.passedOn(octets, !passed, record.placeInRead());
    if (octets.length > 0 && !(rules.forgetsLast() && in.endsSoon())) {
      passed = true;
      pass(wanted, behind);
    }
    return true;
  }

  private void pass(byte[] octets, Socket behind) throws IOException {
    if (rules.holdsUpMembers()) {
      front.turn().acquireUninterruptibly();
      front.turn().release();
    }
    behind.getOutputStream().write(octets);
  }

  /** Something new is asked for, or nothing was said. */
  private void anew(byte[] octets) throws IOException {
    boolean older = side.version().equals(TlsTransport.OLDER);
    if (older && !side.isSettled() && !rules.renegotiates()) {
      throw new IOException("a second handshake");
    } else if (!older && octets.length == 0 && !rules.takesNewKeys()) {
      throw new IOException("new keys");
    }
    agree();
  }

  private void outwards(Socket behind) {
    byte[] octets = new byte[PIECE];
    try {
      InputStream from = behind.getInputStream();
      for (int n = from.read(octets); n >= 0; n = from.read(octets)) {
        side.send(ByteBuffer.wrap(octets, 0, n));
      }
      if (rules.saysEnd()) {
        side.end();
      }
      client.shutdownOutput();
    } catch (IOException e) {
      TlsModelServer.log(e);
      front.closeQuietly(client);
    }
  }
}
