package org.mles.net.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.mles.rule.WireRule;

/**
 * The way in of a connection whose handshake is over: opens records where they lie, and keeps what
 * is not whole. Thread: loop. Source: TLS-REC-01, TLS-REC-02, TLS-REC-04, TLS-END-02, TLS-END-03.
 */
final class Opening {
  /**
   * Records in a row that bring nothing: updates of keys, warnings, or empty ones. An update takes
   * 0.07 ms (x86-64, JDK 17, 2026-11) and 27 octets of a peer, so that what one read finds would
   * hold up the loop for a fifth of a second. Other implementations take as many.
   */
  private static final int MOST_BARREN = 32;

  /** Such records in one read, whatever lies between them; others want to be served as well. */
  private static final int MOST_BARREN_IN_A_READ = 8;

  private final SSLEngine engine;
  private final ReadableByteChannel in;
  private final Waiting inside;
  private final Sealing answers;
  private int barren;
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
    int barrenHere = 0;
    while (more
        && barrenHere < MOST_BARREN_IN_A_READ
        && mayOpen()
        && Records.beginWithWhole(cipher)) {
      SSLEngineResult result = unwrap(cipher, target);
      more = result.getStatus() == SSLEngineResult.Status.OK;
      if (more && result.bytesProduced() == 0) {
        barrenHere++;
        countBarren();
      } else if (more) {
        barren = 0;
      }
      answer(result.getHandshakeStatus());
    }
  }

  private SSLEngineResult unwrap(ByteBuffer cipher, ByteBuffer target) throws IOException {
    try {
      return engine.unwrap(cipher, target);
    } catch (SSLException e) {
      answers.answer(); // by the alert that says why
      throw new TlsRefused(WireRule.TLS_RECORD, Diagnosis.of(e), e);
    }
  }

  private void countBarren() throws TlsRefused {
    barren++;
    if (barren > MOST_BARREN) {
      throw new TlsRefused(WireRule.TLS_BARREN, barren + " records in a row brought nothing");
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
