package org.mles.conformance.selftest;

import java.util.List;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.ModelSubject;
import org.mles.conformance.selftest.model.Rules;

/** Servers of which the truth is known. Thread: any. */
final class ServerSuspects implements Suspects {
  @Override
  public Subject reference() {
    return new ReferenceSubject(Fault.SETTINGS.withAlso(ReferenceSubject.USUAL));
  }

  @Override
  public Subject model() {
    return new ModelSubject("without a fault", Rules::new, Fault.SETTINGS);
  }

  @Override
  public List<Subject> bad() {
    return List.copyOf(BadPeerSubject.all(Fault.SETTINGS));
  }
}
