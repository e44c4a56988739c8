package org.mles.conformance.selftest;

import java.util.List;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.tls.TlsModelServer;
import org.mles.conformance.selftest.model.tls.TlsRules;

/** Servers inside TLS of which the truth is known. Thread: any. */
final class TlsSuspects implements Suspects {
  @Override
  public Subject reference() {
    return new ReferenceSubject(ReferenceSubject.insideTls(Fault.SETTINGS));
  }

  @Override
  public Subject model() {
    return TlsModelServer.subject("without a fault", TlsRules::new, Fault.SETTINGS);
  }

  @Override
  public List<Subject> bad() {
    return List.copyOf(BadPeerSubject.all(ReferenceSubject.insideTls(Fault.SETTINGS)));
  }
}
