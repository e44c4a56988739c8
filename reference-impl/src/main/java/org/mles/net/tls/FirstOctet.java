package org.mles.net.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.mles.net.Plain;
import org.mles.net.Transport;
import org.mles.rule.WireRule;

/**
 * Becomes TLS, or plain where that is allowed, by the first octet that comes. Until then a
 * connection costs what a plain one does. Thread: loop. Source: TLS-PORT-01 to TLS-PORT-04.
 */
public final class FirstOctet implements Transport {
  /** A record that says what is wrong; the first one that comes where only TLS is spoken. */
  public static final int ALERT = 0x15;

  /** What TLS answers to a record of an unknown type, fatal. Source: RFC 8446 5, 6. */
  private static final byte[] UNEXPECTED_MESSAGE = {ALERT, 3, 3, 0, 2, 2, 10};

  private final SocketChannel socket;
  private final Handshakes shared;
  private final Supplier<SSLEngine> engines;
  private final boolean alsoPlain;
  private @Nullable Runnable wake;
  private @Nullable Transport chosen;
  private boolean ended;

  /**
   * Waits for it.
   *
   * @param engines makes the engine of a server, in any thread
   * @param alsoPlain whether other octets than that of TLS are spoken, too
   */
  public FirstOctet(
      SocketChannel socket, Handshakes shared, Supplier<SSLEngine> engines, boolean alsoPlain) {
    this.socket = socket;
    this.shared = shared;
    this.engines = engines;
    this.alsoPlain = alsoPlain;
  }

  @Override
  public SelectableChannel selectable() {
    return socket;
  }

  @Override
  public void begin(Runnable waker) {
    wake = waker;
    if (chosen != null) {
      chosen.begin(waker);
    }
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return chosen == null ? choose(target) : chosen.read(target);
  }

  private int choose(ByteBuffer target) throws IOException {
    int start = target.position();
    target.limit(Math.min(target.limit(), start + Records.MAX_OCTETS));
    int octets = socket.read(target);
    if (octets <= 0) {
      ended = octets < 0;
      return octets;
    }
    int first = target.get(start) & 0xFF;
    if (first == Records.HANDSHAKE) {
      ByteBuffer hello = target.duplicate().limit(target.position()).position(start);
      target.position(start);
      beginTls(hello);
      return 0;
    }
    if (!alsoPlain) {
      throw refused(first);
    }
    chosen = new Plain(socket);
    return octets;
  }

  private TlsRefused refused(int first) {
    String detail = "octet " + first + " comes first, and only TLS is spoken here";
    TlsRefused refused = new TlsRefused(WireRule.TLS_PLAIN_OCTET, detail);
    try {
      socket.write(ByteBuffer.wrap(UNEXPECTED_MESSAGE));
    } catch (IOException e) {
      // Whoever is gone already need not be told.
      refused.addSuppressed(e);
    }
    return refused;
  }

  private void beginTls(ByteBuffer hello) throws IOException {
    Runnable waker = wake;
    if (waker == null) {
      throw new IllegalStateException("read before its connection began");
    }
    TlsTransport tls = new TlsTransport(socket, shared, engines, false);
    chosen = tls;
    tls.begin(waker);
    tls.received(hello);
  }

  @Override
  public long write(ByteBuffer[] slices, int count) throws IOException {
    return chosen == null ? 0 : chosen.write(slices, count);
  }

  @Override
  public boolean isFull() {
    return chosen == null || chosen.isFull();
  }

  @Override
  public int waitsFor() {
    if (chosen != null) {
      return chosen.waitsFor();
    }
    return ended ? 0 : SelectionKey.OP_READ;
  }

  @Override
  public void proceed() throws IOException {
    if (chosen != null) {
      chosen.proceed();
    }
  }

  @Override
  public boolean hasMore() {
    return chosen != null && chosen.hasMore();
  }

  @Override
  public boolean isSecure() {
    return chosen != null && chosen.isSecure();
  }

  @Override
  public boolean truncated() {
    return chosen != null && chosen.truncated();
  }

  @Override
  public void endOutput() throws IOException {
    if (chosen == null) {
      socket.shutdownOutput();
    } else {
      chosen.endOutput();
    }
  }

  @Override
  public boolean farewell() throws IOException {
    return chosen == null || chosen.farewell();
  }

  @Override
  public void close() throws IOException {
    if (chosen == null) {
      socket.close();
    } else {
      chosen.close();
    }
  }
}
