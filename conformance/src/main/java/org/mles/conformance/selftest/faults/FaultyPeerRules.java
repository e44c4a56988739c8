package org.mles.conformance.selftest.faults;

import org.mles.conformance.book.Fault;
import org.mles.conformance.selftest.model.PeerRules;

/** Finds the rules of a peer server that have a fault. Thread: any. */
public final class FaultyPeerRules {
  private FaultyPeerRules() {}

  /**
   * Returns fresh rules with {@code fault} and no other.
   *
   * @throws IllegalArgumentException if nobody can build that fault
   */
  public static PeerRules of(Fault fault) {
    PeerRules rules = LinkFaults.of(fault);
    if (rules == null) {
      rules = LossFaults.of(fault);
    }
    if (rules == null) {
      throw new IllegalArgumentException("no peer server has the fault " + fault.word());
    }
    return rules;
  }
}
