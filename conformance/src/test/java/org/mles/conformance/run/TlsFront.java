package org.mles.conformance.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.tls.TlsTransport;
import org.mles.net.tls.Certificates;

/**
 * A server that speaks plain, called by TLS: octets, ends and resets go on as they come. It sees no
 * addresses of clients, so it is for shared keys.
 *
 * @param version of TLS, the only one
 */
record TlsFront(ServerSubject plain, String version, Transport transport) implements ServerSubject {
  private static final int OCTETS = 1 << 16;

  TlsFront(Subject plain, String version) {
    this((ServerSubject) plain, version, TlsTransport.of(Certificates.LOCAL.chain()));
  }

  @Override
  public String description() {
    return plain.description() + " behind " + version;
  }

  @Override
  public Settings declared() {
    return plain.declared().withTransport(transport);
  }

  @Override
  public @Nullable String objection(Settings wanted) {
    return plain.objection(wanted.withTransport(Transport.PLAIN));
  }

  @Override
  public Running start(Settings wanted) {
    Running behind = plain.start(wanted.withTransport(Transport.PLAIN));
    try {
      InetAddress host = InetAddress.getByName(wanted.bind().reached());
      SSLServerSocket door =
          (SSLServerSocket)
              Certificates.LOCAL
                  .context()
                  .getServerSocketFactory()
                  .createServerSocket(0, 200, host);
      door.setEnabledProtocols(new String[] {version});
      Daemons.run("front", () -> accept(door, behind.address()));
      return new Front(behind, door);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Front(Running behind, SSLServerSocket door) implements Running {
    @Override
    public InetSocketAddress address() {
      return (InetSocketAddress) door.getLocalSocketAddress();
    }

    @Override
    public void close() {
      try {
        door.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      behind.close();
    }
  }

  private static void accept(SSLServerSocket door, InetSocketAddress behind) {
    try {
      while (true) {
        Socket client = door.accept();
        Daemons.run("front, inwards", () -> relay(client, behind));
      }
    } catch (IOException e) {
      // The front was closed.
    }
  }

  private static void relay(Socket client, InetSocketAddress behind) {
    try (client;
        Socket server = new Socket(behind.getAddress(), behind.getPort())) {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      CompletableFuture<Void> outwards =
          CompletableFuture.runAsync(
              () -> outwards(server, client), task -> Daemons.run("front, outwards", task));
      pump(client, server);
      outwards.join();
    } catch (IOException e) {
      // One of both has ended it; both are closed now.
    }
  }

  private static void outwards(Socket server, Socket client) {
    try {
      pump(server, client);
    } catch (IOException e) {
      reset(client);
    }
  }

  private static void pump(Socket from, Socket to) throws IOException {
    InputStream in = from.getInputStream();
    byte[] octets = new byte[OCTETS];
    try {
      for (int n = in.read(octets); n >= 0; n = in.read(octets)) {
        to.getOutputStream().write(octets, 0, n);
      }
    } catch (IOException e) {
      reset(to);
      throw e;
    }
    to.shutdownOutput();
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (SocketException e) {
      // It is closed already.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
