package org.mles.conformance.selftest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.time.Daemons;

/** A subject that is a {@link BadPeer}; takes any configuration, since it ignores it. */
public final class BadPeerSubject implements ServerSubject {
  private final BadPeer peer;
  private final Settings declared;

  /** Returns one of each. */
  static List<BadPeerSubject> all(Settings declared) {
    return Stream.of(BadPeer.values()).map(peer -> new BadPeerSubject(peer, declared)).toList();
  }

  /** Makes the subject; it listens when it is started. */
  public BadPeerSubject(BadPeer peer, Settings declared) {
    this.peer = peer;
    this.declared = declared;
  }

  @Override
  public String description() {
    return "bad peer " + peer.word();
  }

  @Override
  public Settings declared() {
    return declared;
  }

  @Override
  public Running start(Settings wanted) {
    try {
      return new Listener(wanted);
    } catch (IOException e) {
      throw new Unreachable("no port for a bad peer: " + e.getMessage());
    }
  }

  private final class Listener implements Running {
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Listener(Settings wanted) throws IOException {
      String host = wanted.bind().reached();
      server = new ServerSocket(0, 200, InetAddress.getByName(host));
      Daemons.run("bad peer", this::accept);
    }

    private void accept() {
      try {
        while (true) {
          Socket socket = server.accept();
          open.add(socket);
          Daemons.run("bad peer", () -> serve(socket));
        }
      } catch (IOException e) {
        close();
      }
    }

    private void serve(Socket socket) {
      try (socket) {
        peer.serve(socket);
      } catch (IOException e) {
        open.remove(socket);
      } finally {
        open.remove(socket);
      }
    }

    @Override
    public InetSocketAddress address() {
      return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    @Override
    public void close() {
      try {
        server.close();
        for (Socket socket : open) {
          socket.close();
        }
      } catch (IOException e) {
        throw new IllegalStateException("cannot close a bad peer", e);
      }
    }
  }
}
