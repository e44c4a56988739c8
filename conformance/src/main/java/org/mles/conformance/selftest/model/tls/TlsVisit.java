package org.mles.conformance.selftest.model.tls;

import java.io.IOException;
import java.net.Socket;
import org.mles.conformance.tls.OldHello;

/** One connection of a front, from its first octet to its end. Thread: the connection's. */
final class TlsVisit {
  private final TlsModelServer front;
  private final TlsRules rules;
  private final RecordRules records;
  private final Socket client;
  private final TlsInput in;
  private final TlsSide side;

  TlsVisit(TlsModelServer front, Socket client) throws IOException {
    this.front = front;
    this.client = client;
    rules = front.rules();
    records = rules.records();
    in = new TlsInput(client, records);
    side = new TlsSide(front.engine(records), client);
  }

  void run() throws IOException {
    client.setSoTimeout(rules.handshakeMillis(front.settings()));
    int first = in.first();
    if (first < 0) {
      front.closeQuietly(client);
    } else if (first != TlsRules.HANDSHAKE) {
      plain();
    } else if (!front.begins()) {
      front.closeQuietly(client);
    } else if (comesIn()) {
      client.setSoTimeout(0);
      new TlsPipe(records, in, side, client, front.inwards(), front::closeQuietly).run(this::turn);
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

  private boolean comesIn() throws IOException {
    boolean agreed = false;
    try {
      agreed = shakesHands();
      return agreed;
    } finally {
      front.done(agreed);
    }
  }

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
      side.agree(in);
      return true;
    } catch (IOException e) {
      TlsModelServer.log(e);
      if (records.saysWhy()) {
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

  /** Waits for its turn to pass something on. */
  private void turn() {
    if (rules.holdsUpMembers()) {
      front.turn().acquireUninterruptibly();
      front.turn().release();
    }
  }
}
