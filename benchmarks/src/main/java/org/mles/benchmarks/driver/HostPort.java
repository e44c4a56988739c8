package org.mles.benchmarks.driver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Where a server listens.
 *
 * @param host name or address
 * @param port port, 0 to 65535
 */
public record HostPort(String host, int port) {
  private static final int CONNECT_MILLIS = 2000;

  /**
   * Reads {@code HOST:PORT}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static HostPort of(String text) {
    int colon = text.lastIndexOf(':');
    try {
      String host = text.substring(0, Math.max(0, colon));
      int port = Integer.parseInt(text.substring(colon + 1));
      return new HostPort(host, new InetSocketAddress(host, port).getPort());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("address '" + text + "'; must be HOST:PORT", e);
    }
  }

  /** Returns a port of loopback that is free at this moment. */
  public static HostPort free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new HostPort("127.0.0.1", socket.getLocalPort());
    }
  }

  /** Returns the address, resolved now. */
  public InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  /** Returns whether a connection to it is accepted. */
  public boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(address(), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
