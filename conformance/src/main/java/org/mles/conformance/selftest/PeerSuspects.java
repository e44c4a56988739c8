package org.mles.conformance.selftest;

import java.util.List;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.PeerSubject;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.reference.ReferencePeer;
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
    return bad(Fault.SETTINGS);
  }

  /** Returns servers that speak no Mles, declared like this. */
  static List<Subject> bad(Settings declared) {
    return BadPeerSubject.all(declared).stream().<Subject>map(UnlinkedPeer::new).toList();
  }

  private record UnlinkedPeer(ServerSubject server) implements Unlinked, PeerSubject {}
}
