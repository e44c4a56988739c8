package org.mles.benchmarks.driver.mles;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.wire.PayloadScan;
import org.mles.benchmarks.driver.wire.PublishedMessage;
import org.mles.benchmarks.driver.wire.Wire;
import org.mles.benchmarks.driver.wire.WireSocket;
import org.mles.benchmarks.driver.wire.WireTransport;
import org.mles.benchmarks.result.SystemInfo;
import org.mles.benchmarks.workload.Streams;
import org.mles.cert.Trust;
import org.mles.memory.Budget;
import org.mles.net.Transport;
import org.mles.net.tls.Handshakes;
import org.mles.net.tls.TlsTransport;

/**
 * A wire inside TLS. Each connection has an engine of its own and shakes hands before it
 * subscribes, so before anything is measured; after that its receiver opens the records. The
 * certificate is believed unseen, since the server has just made it.
 */
final class TlsWire implements Wire {
  /** Word of ALPN for what WebSocket begins with; v1 has none. */
  static final String HTTP = "http/1.1";

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Wire inside;
  private final HostPort server;
  private final String[] protocols;
  private final Trust trust = Trust.ofAnybody();

  /** Works off each step at once, in the thread that connects; bounds nothing. */
  private final Handshakes handshakes =
      new Handshakes(Runnable::run, Integer.MAX_VALUE, new Budget(Long.MAX_VALUE));

  private final TreeSet<String> agreed = new TreeSet<>();

  private TlsWire(Wire inside, HostPort server, String... protocols) {
    this.inside = inside;
    this.server = server;
    this.protocols = protocols;
  }

  /**
   * Lays TLS around a wire.
   *
   * @param protocols what is spoken inside, in the words of ALPN; none if that has no word
   */
  static TlsWire around(Wire inside, LoadPlan plan, String... protocols) {
    return new TlsWire(inside, HostPort.of(plan.endpoint()), protocols);
  }

  /** Lays TLS around version 2. */
  static TlsWire ofV2(LoadPlan plan) {
    return around(V2Wire.joining(plan), plan, HTTP);
  }

  /** Returns why there cannot be so many publishers, null if there can. */
  static @Nullable String refuses(Streams streams) {
    return streams.publishers() == 1
        ? null
        : "inside TLS a channel has one publisher here: several would have to be read and written"
            + " by two threads";
  }

  @Override
  public WireTransport carry(SocketChannel socket, ReadableByteChannel in) throws IOException {
    SSLEngine engine = trust.engine(server.host(), server.port(), protocols);
    Transport tls = new TlsTransport(socket, in, socket, handshakes, () -> engine, true);
    try {
      shakeHands(tls);
    } catch (IOException e) {
      throw new IOException("no TLS with " + server + ": " + e.getMessage(), e);
    }
    SSLSession session = engine.getSession();
    agreed.add(session.getProtocol() + ", " + session.getCipherSuite());
    return new Inside(tls);
  }

  private static void shakeHands(Transport tls) throws IOException {
    tls.begin(() -> {});
    while (tls.isFull()) {
      if (tls.read(NOTHING) < 0) {
        throw new EOFException("it ends the connection");
      }
    }
  }

  @Override
  public PublishedMessage publisher(WireSocket socket) throws IOException {
    return inside.publisher(socket);
  }

  @Override
  public PayloadScan subscribe(WireSocket socket, int first, int count) throws IOException {
    return inside.subscribe(socket, first, count);
  }

  @Override
  public void subscribed(WireSocket publisher) throws IOException {
    inside.subscribed(publisher);
  }

  @Override
  public Optional<PayloadScan> answers() {
    return inside.answers();
  }

  @Override
  public void end() throws IOException {
    inside.end();
  }

  @Override
  public int subscribersPerConnection() {
    return inside.subscribersPerConnection();
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>(inside.facts());
    facts.put(SystemInfo.TLS, String.join("; ", agreed));
    return facts;
  }

  /** The house's transport, which takes a bounded part of what it is to write, until it has all. */
  private record Inside(Transport tls) implements WireTransport {
    @Override
    public int read(ByteBuffer target) throws IOException {
      return tls.read(target);
    }

    @Override
    public boolean hasMore() {
      return tls.hasMore();
    }

    @Override
    public void write(ByteBuffer octets) throws IOException {
      ByteBuffer[] slices = {octets};
      while (octets.hasRemaining() || tls.isFull()) {
        if (tls.isFull()) {
          tls.proceed();
        } else {
          tls.write(slices, 1);
        }
      }
    }
  }
}
