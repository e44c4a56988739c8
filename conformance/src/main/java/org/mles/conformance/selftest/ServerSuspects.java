package org.mles.conformance.selftest;

import java.util.List;
import org.mles.conformance.book.Fault;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.ReferenceSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.FaultyRules;
import org.mles.conformance.selftest.model.Rules;

/** Servers of which the truth is known. Thread: any. */
final class ServerSuspects implements Suspects {
  private static final Settings SETTINGS = Settings.ofKeys("self-test", null);

  @Override
  public Subject reference() {
    return new ReferenceSubject(SETTINGS);
  }

  @Override
  public Subject model() {
    return new ModelSubject("without a fault", Rules::new, SETTINGS);
  }

  @Override
  public Subject faulty(Fault fault) {
    return new ModelSubject(fault.word(), () -> FaultyRules.of(fault), SETTINGS);
  }

  @Override
  public List<Subject> bad() {
    return List.copyOf(BadPeerSubject.all(SETTINGS));
  }
}
