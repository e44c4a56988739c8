package org.mles.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.Certificate;
import java.util.EnumSet;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.mles.cert.Trust;
import org.mles.net.tls.Certificates;
import org.mles.server.tls.Tls;
import org.mles.session.Protocol;
import org.mles.site.Demo;
import org.mles.site.Web;
import org.mles.testing.Frames;

/** Servers that show a certificate, and clients that believe it. */
final class TlsServing {
  static final Tls LOCAL = new Tls(Certificates.LOCAL, null, false);

  private TlsServing() {}

  /** Everything that a server speaks, with a certificate for loopback. */
  static ServerConfig config() {
    return ServerConfig.defaults()
        .withLoops(2)
        .withMirrorFrom(1)
        .withPort(0)
        .withSharedKey(Frames.SECRET)
        .withProtocols(EnumSet.allOf(Protocol.class))
        .withWeb(new Web(false, false, List.of(), List.of(), Demo.pages()))
        .withTls(LOCAL);
  }

  static SSLSocket connect(MlesServer server) throws IOException {
    return connect(server, Trust.of(Certificates.LOCAL.chain()));
  }

  static SSLSocket connect(MlesServer server, Trust trust) throws IOException {
    return connect(server.address(), trust);
  }

  static SSLSocket connect(InetSocketAddress server, Trust trust) throws IOException {
    Socket socket = new Socket(server.getAddress(), server.getPort());
    SSLSocket secured = trust.over(socket, "localhost", server.getPort());
    secured.setSoTimeout(30_000);
    secured.startHandshake();
    return secured;
  }

  /** Returns the certificate that newcomers are shown. */
  static Certificate shownBy(InetSocketAddress server) throws IOException {
    try (SSLSocket socket = connect(server, Trust.ofAnybody())) {
      return socket.getSession().getPeerCertificates()[0];
    }
  }

  static RawClient raw(MlesServer server) throws IOException {
    return new RawClient(connect(server));
  }

  static WebClient web(MlesServer server) throws IOException {
    return new WebClient(connect(server));
  }
}
