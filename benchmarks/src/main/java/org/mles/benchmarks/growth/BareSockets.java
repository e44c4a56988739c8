package org.mles.benchmarks.growth;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.ListeningServer;
import org.mles.benchmarks.process.ChildJvm;

/**
 * What the JDK itself keeps on the heap for a connection: a server that accepts, has a selector
 * watch, and does nothing else. Thread: caller.
 */
public final class BareSockets {
  private static final int FIRST = 100;
  private static final int MORE = 400;

  private BareSockets() {}

  /** Starts such a server, connects to it, and returns the octets of each connection. */
  public static long heapOctets() throws IOException, InterruptedException {
    List<String> words = ChildJvm.words(List.of(), BareSockets.class.getName(), List.of());
    List<SocketChannel> sockets = new ArrayList<>();
    try (ListeningServer server = ListeningServer.start(words, null, Map.of())) {
      InetSocketAddress address = HostPort.of(server.endpoint()).address();
      connect(sockets, FIRST, address);
      long before = Sight.of(server.process().pid(), null).live().octets();
      connect(sockets, MORE, address);
      return (Sight.of(server.process().pid(), null).live().octets() - before) / MORE;
    } finally {
      for (SocketChannel socket : sockets) {
        socket.close();
      }
    }
  }

  /** Connects so many more; each gets an octet back, so it is watched then. */
  private static void connect(List<SocketChannel> sockets, int count, InetSocketAddress server)
      throws IOException {
    ByteBuffer octet = ByteBuffer.allocate(1);
    for (int i = 0; i < count; i++) {
      SocketChannel socket = SocketChannel.open(server);
      sockets.add(socket);
      socket.write(octet.clear());
      if (socket.read(octet.clear()) != 1) {
        throw new IOException("a connection was closed");
      }
    }
  }

  /** Serves until it is killed. */
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
