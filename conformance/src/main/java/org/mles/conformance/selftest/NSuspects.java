package org.mles.conformance.selftest;

import java.util.List;
import java.util.function.Supplier;
import org.mles.conformance.book.Fault;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.ReferenceSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.NFaults;
import org.mles.conformance.selftest.model.NModelServer;
import org.mles.conformance.selftest.model.NRules;

/** Servers of the N draft of which the truth is known. Thread: any. */
final class NSuspects implements Suspects {
  private static final Settings SETTINGS =
      Settings.ofKeys("self-test", null).withProtocol(Protocol.N_DRAFT);

  @Override
  public Subject reference() {
    return new ReferenceSubject(SETTINGS);
  }

  @Override
  public Subject model() {
    return model("without a fault", NRules::new);
  }

  @Override
  public Subject faulty(Fault fault) {
    return model(fault.word(), () -> NFaults.of(fault));
  }

  @Override
  public List<Subject> bad() {
    return List.copyOf(BadPeerSubject.all(SETTINGS));
  }

  private static Subject model(String name, Supplier<NRules> rules) {
    return new ModelSubject(
        "model server of the N draft " + name,
        SETTINGS,
        wanted -> new NModelServer(rules.get(), wanted));
  }
}
