package org.mles.net.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/**
 * The way out of a connection whose handshake is over: gathers slices until a record is full, sends
 * a few records at once, owns what the system does not take. Thread: loop. Source: TLS-REC-03.
 */
final class Sealing {
  private static final ByteBuffer NOTHING = TlsTransport.NOTHING;

  /** Sends in one call, of a backlog; others want to be served as well. */
  private static final int MAX_SENDS = 4;

  /** Answers to updates of keys that may wait before nothing more is read. */
  private static final int MAX_ANSWERS = 16;

  private final SSLEngine engine;
  private final WritableByteChannel out;
  private final Waiting owned;
  private int answers;
  private boolean cutShort;

  Sealing(SSLEngine engine, WritableByteChannel out, Waiting owned) {
    this.engine = engine;
    this.out = out;
    this.owned = owned;
  }

  /** See {@link TlsTransport#write}. */
  long write(ByteBuffer[] slices, int count) throws IOException {
    if (!owned.isEmpty()) {
      return 0;
    }
    ByteBuffer last = slices[count - 1];
    long taken = 0;
    int sends = 0;
    do {
      ByteBuffer cipher = Scratch.ofThread().outgoing();
      taken += seal(slices, count, cipher);
      send(cipher.flip());
      sends++;
    } while (owned.isEmpty() && last.hasRemaining() && sends < MAX_SENDS);
    cutShort = last.hasRemaining();
    return taken;
  }

  private long seal(ByteBuffer[] slices, int count, ByteBuffer cipher) throws IOException {
    long taken = 0;
    int first = 0;
    while (first < count && cipher.remaining() >= Records.MAX_OCTETS) {
      SSLEngineResult result = engine.wrap(slices, first, count - first, cipher);
      taken += result.bytesConsumed();
      if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
        return taken + lost(slices, count);
      }
      while (first < count && !slices[first].hasRemaining()) {
        first++;
      }
    }
    return taken;
  }

  /** After its end nothing may be sent: RFC 5246, 7.2.1, where the other side has said its own. */
  private static long lost(ByteBuffer[] slices, int count) {
    long octets = 0;
    for (int i = 0; i < count; i++) {
      octets += slices[i].remaining();
      slices[i].position(slices[i].limit());
    }
    return octets;
  }

  /** Sends behind what is owned, and owns the rest. */
  private void send(ByteBuffer records) throws IOException {
    if (owned.isEmpty() && records.hasRemaining()) {
      out.write(records);
    }
    if (records.hasRemaining()) {
      owned.add(records);
    }
  }

  boolean isFull() {
    return cutShort || !owned.isEmpty();
  }

  /** Goes on with what is owned. */
  void proceed() throws IOException {
    owned.writeTo(out);
    if (owned.isEmpty()) {
      cutShort = false;
      answers = 0;
    }
  }

  boolean isEmpty() {
    return owned.isEmpty();
  }

  /** Tells whether something may be read that asks for an answer. */
  boolean mayAnswer() {
    return answers < MAX_ANSWERS;
  }

  /** Says what an update of keys, or an end, asks for. */
  void answer() throws IOException {
    ByteBuffer cipher = Scratch.ofThread().outgoing();
    SSLEngineResult result;
    do {
      result = engine.wrap(NOTHING, cipher);
    } while (result.bytesProduced() > 0
        && result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP);
    send(cipher.flip());
    answers = owned.isEmpty() ? 0 : answers + 1;
  }

  /** Says that nothing more follows, once. */
  void end() throws IOException {
    if (!engine.isOutboundDone()) {
      engine.closeOutbound();
      ByteBuffer cipher = Scratch.ofThread().outgoing();
      while (!engine.isOutboundDone() && engine.wrap(NOTHING, cipher).bytesProduced() > 0) {
        // what is due before it goes first
      }
      send(cipher.flip());
    }
  }
}
