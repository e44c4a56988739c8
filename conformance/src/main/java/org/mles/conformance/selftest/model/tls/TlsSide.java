package org.mles.conformance.selftest.model.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** One side of TLS on one connection. Thread: any; one that opens records. */
final class TlsSide {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final Socket tcp;

  TlsSide(SSLEngine engine, Socket tcp) {
    this.engine = engine;
    this.tcp = tcp;
  }

  /** Returns the version that was agreed upon. */
  String version() {
    return engine.getSession().getProtocol();
  }

  /** Says whether the other side has said its end. */
  boolean hasEnded() {
    return engine.isInboundDone();
  }

  /** Says whether there is nothing to agree upon. */
  boolean isSettled() {
    HandshakeStatus status = engine.getHandshakeStatus();
    return status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED;
  }

  /** Shakes hands. */
  void agree(TlsInput in) throws IOException {
    begin();
    goOn(in);
  }

  /** Begins a handshake, which is to be gone on with. */
  void begin() throws IOException {
    engine.beginHandshake();
    step();
  }

  /** Goes on until there is nothing to agree upon. */
  void goOn(TlsInput in) throws IOException {
    step();
    while (!isSettled()) {
      TlsInput.Found next = in.next();
      if (next == null) {
        throw new IOException("gone in the middle of a handshake");
      }
      open(next.octets());
      step();
    }
  }

  /** Goes on for as long as nothing has to be read for it. */
  private void step() throws IOException {
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> engine.getDelegatedTask().run();
        case NEED_WRAP -> send(NOTHING);
        default -> {
          return;
        }
      }
    }
  }

  /** Returns what is inside a record. */
  byte[] open(byte[] record) throws SSLException {
    ByteBuffer in = ByteBuffer.wrap(record);
    ByteBuffer out = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize() + 1024);
    SSLEngineResult result = engine.unwrap(in, out);
    while (in.hasRemaining() && result.getStatus() == Status.OK && result.bytesConsumed() > 0) {
      result = engine.unwrap(in, out);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Sends octets, in as many records as they need. */
  void send(ByteBuffer octets) throws IOException {
    synchronized (engine) {
      ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      SSLEngineResult result;
      do {
        result = engine.wrap(octets, record);
        tcp.getOutputStream().write(record.array(), 0, record.position());
        record.clear();
      } while (octets.hasRemaining() && result.getStatus() == Status.OK);
    }
  }

  /** Says close_notify, or why there is no handshake. */
  void end() throws IOException {
    synchronized (engine) {
      engine.closeOutbound();
      while (!engine.isOutboundDone()) {
        HandshakeStatus before = engine.getHandshakeStatus();
        send(NOTHING);
        if (before == engine.getHandshakeStatus()) {
          return;
        }
      }
    }
  }
}
