package org.mles.conformance.selftest;

import java.util.List;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.v2.V2ModelServer;
import org.mles.conformance.selftest.model.v2.V2Rules;

/** Servers of version 2 of which the truth is known. Thread: any. */
final class V2Suspects implements Suspects {
  @Override
  public Subject reference() {
    return new ReferenceSubject(Fault.SETTINGS.withProtocol(Protocol.V2));
  }

  @Override
  public Subject model() {
    return V2ModelServer.subject("without a fault", V2Rules::new, Fault.SETTINGS);
  }

  @Override
  public List<Subject> bad() {
    return List.copyOf(BadPeerSubject.all(Fault.SETTINGS));
  }
}
