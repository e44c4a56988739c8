package org.mles.conformance.selftest.model.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.ModelSubject;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.tls.TlsTransport;
import org.mles.server.tls.Tls;

/**
 * A front of TLS before a {@link ModelServer}, with threads for each connection, whose decisions
 * are asked of {@link TlsRules}. Thread: any.
 */
public final class TlsModelServer implements Subject.Running {
  /** What every front shows; made when it is first needed. */
  private static final class Shown {
    static final Tls TLS = Tls.selfSigned(List.of());
  }

  private static final int BACKLOG = 200;

  private final TlsRules rules;
  private final Settings settings;
  private final ModelServer behind;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Taken by handshakes, and by members if those hold them up. */
  private final Semaphore turn = new Semaphore(1);

  private final AtomicInteger handshakes = new AtomicInteger();

  /** Makes it a subject. */
  public static ModelSubject subject(String name, Supplier<TlsRules> rules, Settings plain) {
    Settings inside = plain.withTransport(TlsTransport.of(Shown.TLS.identity().chain()));
    return new ModelSubject(
        "model server inside TLS " + name,
        inside,
        wanted -> new TlsModelServer(rules.get(), wanted));
  }

  /** Starts one on a free port. */
  public TlsModelServer(TlsRules rules, Settings settings) throws IOException {
    this.rules = rules;
    this.settings = settings;
    behind = new ModelServer(new Rules(), settings.withTransport(Transport.PLAIN));
    door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Daemons.run("model front", this::accept);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        open.add(client);
        client.setTcpNoDelay(true);
        Daemons.run("model front, inwards", () -> serve(client));
      }
    } catch (IOException e) {
      log(e);
    }
  }

  private void serve(Socket client) {
    try {
      new TlsVisit(this, client).run();
    } catch (IOException e) {
      log(e);
      closeQuietly(client);
    }
  }

  TlsRules rules() {
    return rules;
  }

  Settings settings() {
    return settings;
  }

  Semaphore turn() {
    return turn;
  }

  /** Takes a place among those who shake hands, unless there are too many. */
  boolean begins() {
    boolean begins = handshakes.incrementAndGet() <= rules.mostHandshakes(settings);
    if (!begins) {
      handshakes.decrementAndGet();
    }
    return begins;
  }

  /** Gives back the place of one who has begun. */
  void done(boolean agreed) {
    if (agreed || rules.forgetsBroken()) {
      handshakes.decrementAndGet();
    }
  }

  /** Makes the engine of a connection. */
  SSLEngine engine(RecordRules records) throws IOException {
    SSLEngine engine = Shown.TLS.identity().context().createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(records.versions().toArray(String[]::new));
    return engine;
  }

  /** Connects to the server behind. */
  Socket inwards() throws IOException {
    InetSocketAddress address = behind.address();
    Socket socket = new Socket(address.getAddress(), address.getPort());
    open.add(socket);
    socket.setTcpNoDelay(true);
    return socket;
  }

  void closeQuietly(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      log(e);
    }
  }

  static void log(IOException trouble) {
    System.getLogger(TlsModelServer.class.getName())
        .log(System.Logger.Level.DEBUG, "front", trouble);
  }

  @Override
  public InetSocketAddress address() {
    return (InetSocketAddress) door.getLocalSocketAddress();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      log(e);
    }
    List.copyOf(open).forEach(this::closeQuietly);
    behind.close();
  }
}
