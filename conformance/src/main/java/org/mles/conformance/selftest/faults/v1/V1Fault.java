package org.mles.conformance.selftest.faults.v1;

import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.ModelSubject;
import org.mles.conformance.selftest.model.Rules;

/** A fault of a server of version 1. Thread: any. */
interface V1Fault extends Fault {
  /** Returns fresh rules with this fault and no other. */
  Rules rules();

  @Override
  default Subject subject() {
    return new ModelSubject(word(), this::rules, SETTINGS);
  }
}
