package org.mles.net.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.mles.cert.Identity;
import org.mles.cert.Trust;
import org.mles.memory.Budget;

/** One side of a connection between two pipes, turned as a loop would turn it. */
final class TlsSide implements AutoCloseable {
  private static final int MOST_HANDSHAKES = 8;

  final TlsTransport transport;
  final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  final Budget heap = new Budget(1 << 20);
  boolean ended;
  private final CutPipe in;
  private final CutPipe out;
  private final ByteBuffer said;
  private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
  private boolean parting;
  private boolean parted;

  private TlsSide(CutPipe in, CutPipe out, String said, Supplier<SSLEngine> engines, boolean calls)
      throws IOException {
    this.in = in;
    this.out = out;
    this.said = ByteBuffer.wrap(said.getBytes(US_ASCII));
    // Never connected: all octets go through the pipes.
    SocketChannel none = SocketChannel.open();
    Handshakes handshakes = new Handshakes(Runnable::run, MOST_HANDSHAKES, heap);
    transport = new TlsTransport(none, in, out, handshakes, engines, calls);
    transport.begin(() -> {});
  }

  /** Makes the side that is called, which says its text once all of the other's has come. */
  static TlsSide server(CutPipe in, CutPipe out, String said) throws IOException {
    SSLContext context = Certificates.LOCAL.context();
    return new TlsSide(in, out, said, () -> Identity.engine(context), false);
  }

  /** Makes the side that calls, and says its text as soon as it can. */
  static TlsSide client(CutPipe in, CutPipe out, String said, String version) throws IOException {
    Trust trust = Trust.ofAnybody(); // made anew, so that no session is left of another
    return new TlsSide(
        in,
        out,
        said,
        () -> {
          SSLEngine engine = trust.engine("localhost", 1);
          engine.setEnabledProtocols(new String[] {version});
          return engine;
        },
        true);
  }

  /** Tells whether all that it has to say was taken. */
  boolean silent() {
    return !said.hasRemaining();
  }

  /** Says what is due; tells whether the transport took something. */
  boolean say() throws IOException {
    if (silent() || transport.isFull()) {
      return false;
    }
    return transport.write(new ByteBuffer[] {said}, 1) > 0;
  }

  /** Says the end. */
  void part() {
    parting = true;
  }

  /** Goes on with what is possible; tells whether anything moved. */
  boolean turn() throws IOException {
    int before = out.taken + heard.size();
    boolean moved = false;
    if (waits(SelectionKey.OP_WRITE) && out.isWritable()) {
      transport.proceed();
    }
    if (transport.hasMore() || (waits(SelectionKey.OP_READ) && in.isReadable())) {
      read();
      moved = true;
    }
    if (parting && !parted) {
      parted = transport.farewell();
      moved |= parted;
    }
    return moved || before != out.taken + heard.size();
  }

  private void read() throws IOException {
    int count = transport.read(buffer.clear());
    ended |= count < 0;
    heard.write(buffer.array(), 0, Math.max(0, count));
  }

  private boolean waits(int operation) {
    return (transport.waitsFor() & operation) != 0;
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
