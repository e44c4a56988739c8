package org.mles.benchmarks.driver.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Physical limit of a fan-out in Java: one thread, one selector, no joins, no keys, no history, no
 * bound on what a slow reader may leave. Whatever one connection sends goes to all others, of its
 * channel if it has {@linkplain RelayGreeting named} one; frames are looked at for their length
 * alone.
 *
 * <p>Thread: main of its own JVM.
 */
public final class RelayServer {
  private static final int BACKLOG = 4096;

  private final Selector selector;
  private final ServerSocketChannel acceptor;
  private final RelayFan fan;
  private final RelayFrames frames;
  private final List<RelayPeer> peers = new ArrayList<>();
  private final Map<String, List<RelayPeer>> channels = new HashMap<>();
  private int accepted;

  private RelayServer(RelayFan fan, RelayFrames frames, InetAddress bind) throws IOException {
    this.fan = fan;
    this.frames = frames;
    this.selector = Selector.open();
    this.acceptor = ServerSocketChannel.open();
    acceptor.bind(new InetSocketAddress(bind, 0), BACKLOG);
    acceptor.configureBlocking(false);
    acceptor.register(selector, SelectionKey.OP_ACCEPT);
  }

  /**
   * Relays until it is killed: {@code v1} or {@code v2}, then {@code per-message} or {@code
   * coalescing} and the address to listen on, or a fault and the payload's length.
   */
  public static void main(String[] args) throws IOException {
    RelayFrames frames = args[0].equals("v2") ? new RelayFrames.V2() : new RelayFrames.V1();
    RelayFan fan = fan(frames, args);
    InetAddress bind =
        fan instanceof FaultFan ? InetAddress.getLoopbackAddress() : InetAddress.getByName(args[2]);
    RelayServer server = new RelayServer(fan, frames, bind);
    int port = server.acceptor.socket().getLocalPort();
    System.out.println("listening on " + bind.getHostAddress() + ":" + port);
    server.run();
  }

  private static RelayFan fan(RelayFrames frames, String[] args) {
    return switch (args[1]) {
      case "per-message" -> RelayFan.perMessage(frames);
      case "coalescing" -> RelayFan.coalescing();
      default -> new FaultFan(args[1], frames, Integer.parseInt(args[2]));
    };
  }

  private void run() throws IOException {
    while (true) {
      selector.select(this::turn);
    }
  }

  private void turn(SelectionKey key) {
    if (key.attachment() instanceof RelayPeer peer) {
      serve(key, peer);
    } else {
      accept();
    }
  }

  private void accept() {
    try {
      SocketChannel channel = acceptor.accept();
      if (channel != null) {
        RelayPeer peer = new RelayPeer(channel, selector, accepted++);
        peers.add(peer);
        members(peer).add(peer);
      }
    } catch (IOException e) {
      System.err.println("accept: " + e.getMessage());
    }
  }

  private void serve(SelectionKey key, RelayPeer peer) {
    try {
      if (key.isWritable()) {
        peer.flush();
      }
      if (key.isReadable()) {
        relayFrom(peer);
      }
    } catch (IOException e) {
      drop(peer);
    }
  }

  private void relayFrom(RelayPeer peer) throws IOException {
    ByteBuffer in = peer.read();
    if (in == null) {
      drop(peer);
      return;
    }
    greet(peer, in);
    if (peer.hasSpoken()) {
      relayFrames(peer, in);
    }
    peer.keepRest();
    peers.stream().filter(RelayPeer::broken).toList().forEach(this::drop);
  }

  private void relayFrames(RelayPeer peer, ByteBuffer in) throws IOException {
    for (ByteBuffer whole = frames.take(in); whole != null; whole = frames.take(in)) {
      peer.publishes();
      fan.relay(whole, othersThan(peer), () -> strangersTo(peer));
    }
  }

  private void greet(RelayPeer peer, ByteBuffer in) {
    String asked = peer.greeting(in);
    if (asked != null) {
      members(peer).remove(peer);
      peer.enter(asked);
      members(peer).add(peer);
    }
  }

  private List<RelayPeer> members(RelayPeer peer) {
    return channels.computeIfAbsent(peer.named(), name -> new ArrayList<>());
  }

  private List<RelayPeer> othersThan(RelayPeer sender) {
    List<RelayPeer> others = new ArrayList<>(members(sender));
    others.remove(sender);
    return others;
  }

  private List<RelayPeer> strangersTo(RelayPeer sender) {
    return peers.stream().filter(peer -> !peer.named().equals(sender.named())).toList();
  }

  private void drop(RelayPeer peer) {
    peers.remove(peer);
    members(peer).remove(peer);
    try {
      peer.close();
    } catch (IOException e) {
      System.err.println("close: " + e.getMessage());
    }
  }
}
