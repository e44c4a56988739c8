package org.mles.conformance.selftest.faults.client;

import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.client.ClientRules;
import org.mles.conformance.selftest.model.client.ModelGuest;

/** A fault of a client. Thread: any. */
interface ClientFault extends Fault {
  /** Returns fresh rules with this fault and no other. */
  ClientRules rules();

  @Override
  default Subject subject() {
    return ModelGuest.of(word(), this::rules, SETTINGS);
  }
}
