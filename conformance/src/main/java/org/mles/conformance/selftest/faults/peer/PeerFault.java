package org.mles.conformance.selftest.faults.peer;

import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.peer.ModelPeer;
import org.mles.conformance.selftest.model.peer.PeerRules;

/** A fault of a peer server. Thread: any. */
interface PeerFault extends Fault {
  /** Returns fresh rules with this fault and no other. */
  PeerRules rules();

  @Override
  default Subject subject() {
    return new ModelPeer(word(), this::rules, SETTINGS);
  }
}
