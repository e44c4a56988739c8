package org.mles.conformance.selftest.faults.n;

import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.n.NModelServer;
import org.mles.conformance.selftest.model.n.NRules;

/** A fault of a server of the N draft. Thread: any. */
interface NFault extends Fault {
  /** Returns fresh rules with this fault and no other. */
  NRules rules();

  @Override
  default Subject subject() {
    return NModelServer.subject(word(), this::rules, SETTINGS);
  }
}
