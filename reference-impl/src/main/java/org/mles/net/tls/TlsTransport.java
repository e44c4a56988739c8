package org.mles.net.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.mles.net.Transport;
import org.mles.rule.WireRule;

/**
 * Octets in records of TLS 1.2 or 1.3, over TCP: a {@link Handshake} first, {@link Opening} and
 * {@link Sealing} afterwards. An idle connection has no buffer. Thread: loop. Source: TLS-HS,
 * TLS-REC, TLS-END.
 */
public final class TlsTransport implements Transport {
  static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel socket;
  private final ReadableByteChannel in;
  private final WritableByteChannel out;
  private final Handshakes shared;
  private final Supplier<SSLEngine> engines;
  private final boolean calls;
  private final Waiting inside;
  private final Waiting owned;
  private @Nullable Handshake handshake;
  private @Nullable TlsRefused refused;
  private @Nullable Opening opening;
  private @Nullable Sealing sealing;
  private boolean inputEnded;
  private boolean outputEnds;
  private boolean outputEnded;
  private boolean counted;
  private boolean closed;

  /**
   * Carries octets over a socket.
   *
   * @param engines makes the engine, in any thread; its mode is that of {@code calls}
   * @param calls whether this side begins
   */
  public TlsTransport(
      SocketChannel socket, Handshakes shared, Supplier<SSLEngine> engines, boolean calls) {
    this(socket, socket, socket, shared, engines, calls);
  }

  /** Carries octets over a socket whose ends somebody wraps, such as one who cuts or counts. */
  public TlsTransport(
      SocketChannel socket,
      ReadableByteChannel in,
      WritableByteChannel out,
      Handshakes shared,
      Supplier<SSLEngine> engines,
      boolean calls) {
    this.socket = socket;
    this.in = in;
    this.out = out;
    this.shared = shared;
    this.engines = engines;
    this.calls = calls;
    inside = new Waiting(shared.heap());
    owned = new Waiting(shared.heap());
  }

  @Override
  public SelectableChannel selectable() {
    return socket;
  }

  @Override
  public boolean isSecure() {
    return true;
  }

  // The handshake

  @Override
  public void begin(Runnable wake) {
    if (counted || refused != null) {
      return; // it has moved
    }
    try {
      handshake = new Handshake(shared, engines, inside, wake);
      counted = true;
      if (calls) {
        handshake.step();
      }
    } catch (TlsRefused e) {
      refused = e;
      wake.run();
    }
  }

  /** Takes what was read before this transport was there. */
  void received(ByteBuffer octets) throws IOException {
    inside.add(octets);
    if (handshake != null) {
      stepIfWhole(handshake);
    }
  }

  /** Goes on with the handshake. */
  private int shakeHands() throws IOException {
    Handshake present = handshake;
    if (refused != null) {
      throw refused;
    }
    if (present == null || present.working()) {
      return 0;
    }
    if (present.stepped()) {
      present.take(owned);
      owned.writeTo(out);
      SSLEngine agreed = present.agreed();
      if (agreed != null) {
        established(present, agreed);
        return 0;
      }
    } else {
      fill();
    }
    boolean goesOn = stepIfWhole(present) || !inputEnded;
    if (!goesOn && calls) {
      String detail = "it ended the connection; perhaps it speaks without TLS there";
      throw new TlsRefused(WireRule.TLS_HANDSHAKE, detail);
    }
    return goesOn ? 0 : -1;
  }

  private boolean stepIfWhole(Handshake present) throws IOException {
    boolean whole = Records.beginWithWhole(inside.octets());
    if (whole) {
      present.step();
    }
    return whole;
  }

  /** Reads as much as a record can be long, at most. */
  private void fill() throws IOException {
    ByteBuffer cipher = Scratch.ofThread().incoming();
    cipher.limit(Records.MAX_OCTETS - inside.octets().remaining());
    inputEnded = in.read(cipher) < 0;
    inside.add(cipher.flip());
  }

  private void established(Handshake over, SSLEngine agreed) throws IOException {
    over.finish();
    handshake = null;
    Sealing wayOut = new Sealing(agreed, out, owned);
    sealing = wayOut;
    opening = new Opening(agreed, in, inside, wayOut, inputEnded);
    if (outputEnds) {
      endOutput();
    }
  }

  // Reading

  @Override
  public int read(ByteBuffer target) throws IOException {
    return opening == null ? shakeHands() : opening.read(target);
  }

  @Override
  public boolean hasMore() {
    if (opening != null) {
      return opening.hasMore();
    }
    return refused != null || (handshake != null && handshake.stepped());
  }

  @Override
  public boolean truncated() {
    return opening != null && opening.truncated();
  }

  // Writing

  @Override
  public long write(ByteBuffer[] slices, int count) throws IOException {
    return sealing == null ? 0 : sealing.write(slices, count);
  }

  @Override
  public boolean isFull() {
    return sealing == null || sealing.isFull();
  }

  @Override
  public int waitsFor() {
    boolean writes = sealing == null ? !owned.isEmpty() : sealing.isFull();
    return (reads() ? SelectionKey.OP_READ : 0) | (writes ? SelectionKey.OP_WRITE : 0);
  }

  private boolean reads() {
    if (opening != null) {
      return opening.waits();
    }
    Handshake present = handshake;
    return present != null && !inputEnded && !present.working() && !present.stepped();
  }

  @Override
  public void proceed() throws IOException {
    if (sealing == null) {
      owned.writeTo(out);
    } else {
      sealing.proceed();
      endTcpIfDue();
    }
  }

  // The end

  @Override
  public void endOutput() throws IOException {
    outputEnds = true;
    if (sealing != null) {
      sealing.end();
      endTcpIfDue();
    }
  }

  private void endTcpIfDue() throws IOException {
    if (outputEnds && !outputEnded && owned.isEmpty()) {
      outputEnded = true;
      socket.shutdownOutput();
    }
  }

  @Override
  public boolean farewell() throws IOException {
    if (sealing == null) {
      return true;
    }
    sealing.end();
    sealing.proceed();
    return sealing.isEmpty();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      socket.close();
      letGo();
    }
  }

  private void letGo() {
    owned.clear();
    if (handshake == null) {
      inside.clear();
    } else {
      handshake.abandon();
    }
    if (counted) {
      shared.forget();
    }
  }
}
