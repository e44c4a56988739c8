package org.mles.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import org.mles.auth.KeyPolicy;
import org.mles.frame.V1Body;
import org.mles.frame.V1BodyWriter;
import org.mles.frame.V1Frame;

/**
 * One TCP connection that has joined its channel, or is about to. Thread: one reads, any send and
 * close.
 */
final class Link implements Closeable {
  private final ClientConfig config;
  private final ReplayFilter filter;
  private final Socket socket;
  private final long key;
  private final int cid;

  private Link(ClientConfig config, ReplayFilter filter, Socket socket) {
    this.config = config;
    this.filter = filter;
    this.socket = socket;
    this.key =
        KeyPolicy.of(config.sharedKey(), config.addressKey())
            .key(
                LocalEndpoint.text(socket.getLocalAddress().getAddress(), socket.getLocalPort()),
                config.uid(),
                config.channel());
    Integer claimed = config.cid();
    this.cid = claimed == null ? (int) key : claimed;
  }

  /**
   * Connects and joins.
   *
   * @param firstMessage message of the first frame, may be empty
   * @throws IOException naming the server, if it cannot be reached
   * @throws IllegalArgumentException if the message is too long for a frame
   */
  static Link open(ClientConfig config, ReplayFilter filter, byte[] firstMessage)
      throws IOException {
    Socket socket = new Socket();
    try {
      connect(socket, config);
      Link link = new Link(config, filter, socket);
      filter.joining();
      link.send(firstMessage);
      return link;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static void connect(Socket socket, ClientConfig config) throws IOException {
    InetSocketAddress server = new InetSocketAddress(config.host(), config.port());
    if (server.isUnresolved()) {
      throw new UnknownHostException("unknown host " + config.host());
    }
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    try {
      socket.connect(server, (int) config.connectTimeout().toMillis());
    } catch (IOException e) {
      throw new IOException("cannot reach " + config.server() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Sends one frame in one write; it is in the operating system's hands when the call returns.
   *
   * @throws IllegalArgumentException if the message is too long for a frame; nothing is sent then
   */
  void send(byte[] message) throws IOException {
    byte[] body = V1BodyWriter.encode(new V1Body.Message(config.uid(), config.channel(), message));
    byte[] frame = V1Frame.encode(cid, key, body);
    synchronized (socket) {
      filter.sending(frame);
      socket.getOutputStream().write(frame);
    }
  }

  /** Reads what has come, waiting for the first octet; -1 when the server has closed. */
  int read(byte[] target) throws IOException {
    return socket.getInputStream().read(target);
  }

  /** Says that nothing more will be sent; what was sent still arrives. */
  void finish() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // The socket is gone in any case, and nobody waits for what it could still say.
      assert socket.isClosed();
    }
  }
}
