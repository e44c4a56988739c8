package org.mles.server;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.mles.cert.Trust;
import org.mles.net.tls.Certificates;

/** A client by TLS that can end TCP without a word. */
final class CutSocket implements AutoCloseable {
  private final Socket tcp;
  private final RawClient client;

  private CutSocket(Socket tcp, SSLSocket secured) throws IOException {
    this.tcp = tcp;
    client = new RawClient(secured);
  }

  static CutSocket to(MlesServer server) throws IOException {
    Socket tcp = new Socket(server.address().getAddress(), server.port());
    Trust trust = Trust.of(Certificates.LOCAL.chain());
    return new CutSocket(tcp, trust.over(tcp, "localhost", server.port()));
  }

  void join(MlesServer server, String uid) throws IOException {
    client.join(server, uid);
  }

  void send(byte[] frame) throws IOException {
    client.send(frame);
  }

  void endTcp() throws IOException {
    tcp.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    tcp.close();
  }
}
