package org.mles.conformance.selftest.faults.client;

import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.client.ModelGuest;
import org.mles.conformance.selftest.model.client.V2ClientRules;

/** A fault of a client of version 2. Thread: any. */
interface V2ClientFault extends Fault {
  /** Returns fresh rules with this fault and no other. */
  V2ClientRules rules();

  /** Returns what it does, behind its kind. */
  String does();

  @Override
  default String sentence() {
    return "as a client of version 2 " + does();
  }

  @Override
  default Subject subject() {
    return ModelGuest.ofV2(word(), this::rules, SETTINGS);
  }
}
