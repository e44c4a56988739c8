package org.mles.conformance.selftest.faults.v2;

import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.v2.V2ModelServer;
import org.mles.conformance.selftest.model.v2.V2Rules;

/** A fault of a server of version 2. Thread: any. */
interface V2Fault extends Fault {
  /** Returns fresh rules with this fault and no other. */
  V2Rules rules();

  /** Returns what it does, behind its kind. */
  String does();

  @Override
  default String sentence() {
    return "version 2: " + does();
  }

  @Override
  default Subject subject() {
    return V2ModelServer.subject(word(), this::rules, SETTINGS);
  }
}
