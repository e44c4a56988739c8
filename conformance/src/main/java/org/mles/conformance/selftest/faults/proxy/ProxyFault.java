package org.mles.conformance.selftest.faults.proxy;

import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.proxy.ModelProxy;
import org.mles.conformance.selftest.model.proxy.ProxyRules;

/** A fault of a proxy for browsers. Thread: any. */
interface ProxyFault extends Fault {
  /** Returns fresh rules with this fault and no other. */
  ProxyRules rules();

  @Override
  default Subject subject() {
    return ModelProxy.subject(word(), this::rules, SETTINGS);
  }
}
