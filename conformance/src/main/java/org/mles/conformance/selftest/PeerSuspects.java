package org.mles.conformance.selftest;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.PeerSubject;
import org.mles.conformance.run.subjects.ReferencePeer;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.peer.ModelPeer;
import org.mles.conformance.selftest.model.peer.PeerRules;

/** Peer servers of which the truth is known. Thread: any. */
final class PeerSuspects implements Suspects {
  @Override
  public Subject reference() {
    return new ReferencePeer(Fault.SETTINGS);
  }

  @Override
  public Subject model() {
    return new ModelPeer("without a fault", PeerRules::new, Fault.SETTINGS);
  }

  @Override
  public List<Subject> bad() {
    return BadPeerSubject.all(Fault.SETTINGS).stream().<Subject>map(Unlinked::new).toList();
  }

  /**
   * A server in the place of a peer server, which never links.
   *
   * @param server what listens, on a port of its own choice
   */
  private record Unlinked(ServerSubject server) implements PeerSubject {
    @Override
    public String description() {
      return server.description();
    }

    @Override
    public Settings declared() {
      return server.declared();
    }

    @Override
    public @Nullable String objection(Settings wanted) {
      return server.objection(wanted);
    }

    @Override
    public Duration firstWait() {
      return Duration.ofMillis(1);
    }

    @Override
    public Running start(Settings wanted, int port, InetSocketAddress upstream) {
      return server.start(wanted);
    }
  }
}
