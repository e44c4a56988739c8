package org.mles.conformance.run.subjects;

import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.peer.PeerLab;

/** A peer server under test. Thread: any. */
public interface PeerSubject extends LinkedSubject {
  @Override
  default Kind kind() {
    return Kind.PEER;
  }

  @Override
  default Stand stand() {
    return new LinkedStand(this, PeerLab::new);
  }
}
