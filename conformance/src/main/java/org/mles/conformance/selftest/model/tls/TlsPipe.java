package org.mles.conformance.selftest.model.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.tls.TlsTransport;

/**
 * Carries octets between a connection inside TLS, after its handshake, and a plain one, both ways
 * and up to their ends. Thread: the connection's, and one of its own for what goes out.
 */
final class TlsPipe {
  private static final int PIECE = 1 << 14;

  private final RecordRules rules;
  private final TlsInput in;
  private final TlsSide side;
  private final Socket tcp;
  private final Socket behind;
  private final Consumer<Socket> closer;
  private boolean passed;
  private int barren;

  /**
   * Takes both.
   *
   * @param tcp what TLS is upon
   * @param behind the plain one
   * @param closer closes either
   */
  TlsPipe(
      RecordRules rules,
      TlsInput in,
      TlsSide side,
      Socket tcp,
      Socket behind,
      Consumer<Socket> closer) {
    this.rules = rules;
    this.in = in;
    this.side = side;
    this.tcp = tcp;
    this.behind = behind;
    this.closer = closer;
  }

  /** Carries until nothing comes by TLS any more; {@code turn} waits until it may be passed on. */
  void run(Runnable turn) throws IOException {
    Daemons.run("model front, outwards", this::outwards);
    try {
      while (true) {
        TlsInput.Found next = in.next();
        if (next == null) {
          endedWithoutAWord();
          return;
        }
        if (!opened(next, turn)) {
          return;
        }
      }
    } catch (IOException e) {
      closer.accept(behind);
      throw e;
    }
  }

  private void endedWithoutAWord() throws IOException {
    if (rules.endsWithTcp()) {
      behind.shutdownOutput();
    }
  }

  /** Takes a record; false if it was the last one. */
  private boolean opened(TlsInput.Found record, Runnable turn) throws IOException {
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
      turn.run();
      behind.getOutputStream().write(wanted);
    }
    return true;
  }

  /** Something new is asked for, or nothing was said. */
  private void anew(byte[] octets) throws IOException {
    boolean older = side.version().equals(TlsTransport.OLDER);
    if (older && !side.isSettled() && !rules.renegotiates()) {
      throw new IOException("a second handshake");
    } else if (!older && octets.length == 0 && !rules.takesNewKeys()) {
      throw new IOException("new keys");
    }
    side.goOn(in);
  }

  private void outwards() {
    byte[] octets = new byte[PIECE];
    try {
      InputStream from = behind.getInputStream();
      for (int n = from.read(octets); n >= 0; n = from.read(octets)) {
        side.send(ByteBuffer.wrap(octets, 0, n));
      }
      if (rules.saysEnd()) {
        side.end();
      }
      tcp.shutdownOutput();
    } catch (IOException e) {
      TlsModelServer.log(e);
      closer.accept(tcp);
    }
  }
}
