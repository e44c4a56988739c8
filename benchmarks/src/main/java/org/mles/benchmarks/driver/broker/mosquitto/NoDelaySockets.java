package org.mles.benchmarks.driver.broker.mosquitto;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;

/** Makes sockets that do not wait for more to send, and remembers them. Thread: any. */
final class NoDelaySockets extends SocketFactory {
  private final List<Socket> made = new ArrayList<>();

  @Override
  public synchronized Socket createSocket() throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    made.add(socket);
    return socket;
  }

  /** Returns whether the option reads back as set on every socket. */
  synchronized boolean allOn() {
    try {
      boolean all = true;
      for (Socket socket : made) {
        all &= socket.getTcpNoDelay();
      }
      return all;
    } catch (SocketException e) {
      return false;
    }
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("connected sockets");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("connected sockets");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("connected sockets");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("connected sockets");
  }
}
