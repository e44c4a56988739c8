package org.mles.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Program that accepts connections, has a selector watch them, and keeps nothing else of them. */
final class BareSockets {
  private BareSockets() {}

  /** Answers each octet with itself, so that its client knows that it is being watched. */
  public static void main(String[] args) throws IOException {
    try (Selector selector = Selector.open();
        ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      listener.configureBlocking(false);
      listener.register(selector, SelectionKey.OP_ACCEPT);
      InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
      System.out.println("listening on " + address.getHostString() + ":" + address.getPort());
      ByteBuffer octet = ByteBuffer.allocateDirect(1);
      while (selector.isOpen()) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          serve(key, selector, listener, octet);
        }
        selector.selectedKeys().clear();
      }
    }
  }

  private static void serve(
      SelectionKey key, Selector selector, ServerSocketChannel listener, ByteBuffer octet)
      throws IOException {
    if (key.isAcceptable()) {
      SocketChannel socket = listener.accept();
      socket.configureBlocking(false);
      socket.register(selector, SelectionKey.OP_READ);
      return;
    }
    SocketChannel socket = (SocketChannel) key.channel();
    if (socket.read(octet.clear()) > 0) {
      socket.write(octet.flip());
    } else {
      socket.close();
    }
  }
}
