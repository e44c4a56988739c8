package org.mles.conformance.selftest;

import java.util.List;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.n.NModelServer;
import org.mles.conformance.selftest.model.n.NRules;

/** Servers of the N draft of which the truth is known. Thread: any. */
final class NSuspects implements Suspects {
  @Override
  public Subject reference() {
    return new ReferenceSubject(Fault.SETTINGS.withProtocol(Protocol.N_DRAFT));
  }

  @Override
  public Subject model() {
    return NModelServer.subject("without a fault", NRules::new, Fault.SETTINGS);
  }

  @Override
  public List<Subject> bad() {
    return List.copyOf(BadPeerSubject.all(Fault.SETTINGS));
  }
}
