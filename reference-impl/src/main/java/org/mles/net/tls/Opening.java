package org.mles.net.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.mles.rule.WireRule;

/**
 * The way in of a connection whose handshake is over: opens records where they lie, and keeps what
 * is not whole. Thread: loop. Source: TLS-REC-01, TLS-REC-02, TLS-END-02, TLS-END-03.
 */
final class Opening {
  private final SSLEngine engine;
  private final ReadableByteChannel in;
  private final Waiting inside;
  private final Sealing answers;
  private boolean inputEnded;
  private boolean endTold;
  private boolean truncated;

  /**
   * Goes on where the handshake ended.
   *
   * @param inside what came behind it
   * @param answers says what a record asks for
   * @param inputEnded whether TCP has ended
   */
  Opening(
      SSLEngine engine,
      ReadableByteChannel in,
      Waiting inside,
      Sealing answers,
      boolean inputEnded) {
    this.engine = engine;
    this.in = in;
    this.inside = inside;
    this.answers = answers;
    this.inputEnded = inputEnded;
    inside.trim();
  }

  /** See {@link TlsTransport#read}. */
  int read(ByteBuffer target) throws IOException {
    ByteBuffer cipher = Scratch.ofThread().incoming();
    boolean whole = Records.beginWithWhole(inside.octets());
    inside.moveTo(cipher);
    if (!whole && !inputEnded && mayOpen()) {
      inputEnded = in.read(cipher) < 0;
    }
    cipher.flip();
    int before = target.position();
    open(cipher, target);
    inside.add(cipher);
    inside.trim();
    int octets = target.position() - before;
    if (octets > 0 || endTold || !atEnd()) {
      return octets;
    }
    endTold = true;
    truncated = !engine.isInboundDone();
    return -1;
  }

  private void open(ByteBuffer cipher, ByteBuffer target) throws IOException {
    boolean more = true;
    while (more && mayOpen() && Records.beginWithWhole(cipher)) {
      SSLEngineResult result = engine.unwrap(cipher, target);
      more = result.getStatus() == SSLEngineResult.Status.OK;
      answer(result.getHandshakeStatus());
    }
  }

  /** Tells whether a record may be opened; not while too many answers to others wait. */
  private boolean mayOpen() {
    return answers.mayAnswer() && !engine.isInboundDone();
  }

  /** Says what a record asks for; nobody agrees anew upon anything. Source: TLS-HS-04. */
  private void answer(HandshakeStatus asked) throws IOException {
    if (asked == HandshakeStatus.NEED_TASK || asked == HandshakeStatus.NEED_UNWRAP) {
      throw new TlsRefused(WireRule.TLS_RENEGOTIATION, "it asks for another handshake");
    }
    if (asked == HandshakeStatus.NEED_WRAP) {
      answers.answer();
    }
  }

  private boolean atEnd() throws TlsRefused {
    return engine.isInboundDone() || (inputEnded && !Records.beginWithWhole(inside.octets()));
  }

  boolean hasMore() {
    if (endTold || engine.isInboundDone()) {
      return !endTold;
    }
    try {
      return mayOpen() && (inputEnded || Records.beginWithWhole(inside.octets()));
    } catch (TlsRefused e) {
      return true; // the next read says so
    }
  }

  /** Tells whether the selector is to look for more. */
  boolean waits() {
    return !inputEnded && !endTold && answers.mayAnswer();
  }

  boolean truncated() {
    return truncated;
  }
}
