package org.mles.conformance.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.probe.Unreachable;

/**
 * Carries one connection inside TLS whose records can be made, kept and sent one by one, right or
 * wrong. As with every peer, a failed send is no verdict: what the subject does next is. Thread:
 * case.
 */
public final class TappedTls implements Transport {
  private final Transport carrier;
  private @Nullable Tap tap;
  private @Nullable SSLSocket inside;

  /** Takes what shakes hands: {@link TlsTransport} or {@link AnsweringTls}. */
  public TappedTls(Transport carrier) {
    this.carrier = carrier;
  }

  @Override
  public Socket over(Socket tcp, InetSocketAddress called, Duration most)
      throws IOException, Unreachable {
    tap = new Tap(tcp);
    Socket socket = carrier.over(tap, called, most);
    inside = (SSLSocket) socket;
    return socket;
  }

  @Override
  public String text() {
    return carrier.text();
  }

  @Override
  public boolean halfCloses() {
    return carrier.halfCloses();
  }

  /** Returns the records of some octets, one if they are few, which are to be sent next. */
  public byte[] sealed(byte[] octets) {
    return held(() -> inside().getOutputStream().write(octets));
  }

  /**
   * Returns the record that asks for something new: in version 1.3 for keys, in 1.2 for a whole
   * handshake, of which it is the first.
   */
  public byte[] asking() {
    return held(() -> inside().startHandshake());
  }

  private byte[] held(Attempt writing) {
    tap().hold();
    attempt(writing);
    return tap().release();
  }

  /** Asks for a handshake anew, and goes through with it if the subject does. */
  public void shakeHands() {
    attempt(() -> inside().startHandshake());
  }

  /** Sends octets below TLS, whatever they are. */
  public void raw(byte[] octets) {
    attempt(() -> tap().getOutputStream().write(octets));
  }

  /** Ends this side of TCP without a word of TLS. */
  public void cut() {
    attempt(() -> tap().shutdownOutput());
  }

  /**
   * Says whether TCP has ended, and TLS had not said so. The JVM reads on behind a close_notify
   * when both sides have said theirs, so an end that it has seen proves nothing by itself.
   */
  public boolean wasCut() {
    return tap().hasEnded() && !tap().heads().endInAlert();
  }

  private Tap tap() {
    Tap present = tap;
    if (present == null) {
      throw new IllegalStateException("not connected yet");
    }
    return present;
  }

  private SSLSocket inside() throws IOException {
    SSLSocket present = inside;
    if (present == null) {
      throw new IOException("the handshake failed");
    }
    return present;
  }

  /** What may fail because the subject has ended the connection. */
  private interface Attempt {
    void run() throws IOException;
  }

  private static void attempt(Attempt sending) {
    try {
      sending.run();
    } catch (IOException e) {
      System.getLogger(TappedTls.class.getName()).log(System.Logger.Level.DEBUG, "send", e);
    }
  }
}
