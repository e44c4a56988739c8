package org.mles.conformance.selftest.faults.bridge;

import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.bridge.BridgeRules;
import org.mles.conformance.selftest.model.bridge.ModelBridge;

/** A fault of a bridge. Thread: any. */
interface BridgeFault extends Fault {
  /** Returns fresh rules with this fault and no other. */
  BridgeRules rules();

  /** Returns what it does, behind its kind. */
  String does();

  @Override
  default String sentence() {
    return "bridge: " + does();
  }

  @Override
  default Subject subject() {
    return ModelBridge.subject(word(), this::rules, SETTINGS);
  }
}
