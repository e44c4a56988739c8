package org.mles.conformance.run.subjects.reference;

import java.net.InetSocketAddress;
import java.util.List;
import org.mles.conformance.book.Settings;
import org.mles.conformance.program.Tail;
import org.mles.conformance.run.subjects.PeerSubject;
import org.mles.peer.UpstreamConfig;
import org.mles.server.ServerConfig;
import org.mles.server.ServerEvents;

/** The reference server as a peer server in this process. Thread: any. */
public final class ReferencePeer implements PeerSubject {
  /** How many times the longest wait is the first one. */
  private static final int MOST = 120;

  private static final int SAID_OCTETS = 1 << 12;

  private final Settings declared;

  /** Takes the keys and limits to start it with. */
  public ReferencePeer(Settings declared) {
    this.declared = declared;
  }

  @Override
  public String description() {
    return "embedded reference server as a peer";
  }

  @Override
  public Settings declared() {
    return declared;
  }

  @Override
  public Running start(Settings wanted, int port, InetSocketAddress upstream) {
    UpstreamConfig peer =
        new UpstreamConfig(
            upstream,
            null,
            firstWait(),
            firstWait().multipliedBy(MOST),
            System.nanoTime(),
            ReferenceTrust.of(wanted.links()));
    Said said = new Said();
    ServerConfig config = ReferenceSubject.config(wanted).withPort(port).withPeer(peer);
    return new Heard(ReferenceSubject.start(wanted, config, said), said);
  }

  /** Why links went down, which is what a peer server says. */
  private static final class Said implements ServerEvents {
    private final Tail lines = new Tail(SAID_OCTETS);

    @Override
    public void linkDown(String channel, String why, long retryNanos) {
      lines.note("a link is down: " + why);
    }
  }

  /** A server and what it says. */
  private record Heard(Running server, Said words) implements Running {
    @Override
    public InetSocketAddress address() {
      return server.address();
    }

    @Override
    public List<String> said() {
      return words.lines.take();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
