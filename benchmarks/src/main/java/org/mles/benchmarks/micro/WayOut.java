package org.mles.benchmarks.micro;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.mles.cert.Identity;
import org.mles.cert.SelfSigned;
import org.mles.cert.Trust;
import org.mles.memory.Budget;
import org.mles.net.Plain;
import org.mles.net.Transport;
import org.mles.net.tls.Handshakes;
import org.mles.net.tls.TlsTransport;

/**
 * The server's way out to one subscriber, and what he is behind by: octets of a log, outside of the
 * heap. Nothing lies between the house's transport and what stands for the system, which ends with
 * this.
 */
final class WayOut implements AutoCloseable {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Transport transport;
  private final WritableByteChannel system;
  private final ByteBuffer backlog;
  private final ByteBuffer[] slices;

  private WayOut(Transport transport, WritableByteChannel system, int octets) {
    this.transport = transport;
    this.system = system;
    backlog = ByteBuffer.allocateDirect(octets);
    slices = new ByteBuffer[] {backlog};
  }

  /** Makes one on which octets go as they are. */
  static WayOut plain(int octets, GatheringByteChannel system) throws IOException {
    SocketChannel unused = SocketChannel.open();
    return new WayOut(new Plain(unused, unused, system), system, octets);
  }

  /** Makes one inside the newest TLS, on which all is agreed upon. */
  static WayOut inTls(int octets, WritableByteChannel system) throws IOException {
    Pipe up = pipe();
    Pipe down = pipe();
    Sent sent = new Sent(down.sink());
    Handshakes atOnce = new Handshakes(Runnable::run, 2, new Budget(Long.MAX_VALUE));
    Trust anybody = Trust.ofAnybody();
    Transport caller =
        new TlsTransport(
            SocketChannel.open(),
            down.source(),
            up.sink(),
            atOnce,
            () -> anybody.engine("localhost", 1),
            true);
    SSLContext context = certificate().context();
    Transport server =
        new TlsTransport(
            SocketChannel.open(), up.source(), sent, atOnce, () -> Identity.engine(context), false);
    shakeHands(caller, server);
    sent.to = system;
    for (Closeable over : List.of(caller, up.sink(), up.source(), down.sink(), down.source())) {
      over.close();
    }
    return new WayOut(server, system, octets);
  }

  private static void shakeHands(Transport caller, Transport server) throws IOException {
    caller.begin(() -> {});
    server.begin(() -> {});
    while (caller.isFull() || server.isFull()) {
      caller.read(NOTHING);
      server.read(NOTHING);
    }
  }

  private static Pipe pipe() throws IOException {
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    pipe.sink().configureBlocking(false);
    return pipe;
  }

  private static Identity certificate() {
    Instant now = Instant.now();
    Duration day = Duration.ofDays(1);
    return SelfSigned.of(List.of("localhost"), now.minus(day), now.plus(day));
  }

  /** Writes all that the subscriber is behind by, as one turn of the loop does. */
  long turn() throws IOException {
    backlog.rewind();
    return transport.write(slices, 1);
  }

  @Override
  public void close() throws IOException {
    transport.close();
    system.close();
  }

  /** Where octets go: to the other side of the handshake, then to the system. */
  private static final class Sent implements WritableByteChannel {
    private WritableByteChannel to;

    Sent(WritableByteChannel to) {
      this.to = to;
    }

    @Override
    public int write(ByteBuffer octets) throws IOException {
      return to.write(octets);
    }

    @Override
    public boolean isOpen() {
      return to.isOpen();
    }

    @Override
    public void close() throws IOException {
      to.close();
    }
  }
}
