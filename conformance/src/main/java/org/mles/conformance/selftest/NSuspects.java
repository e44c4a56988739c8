package org.mles.conformance.selftest;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.mles.conformance.book.Fault;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.run.subjects.ReferenceSubject;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.NFaults;
import org.mles.conformance.selftest.model.NModelServer;
import org.mles.conformance.selftest.model.NRules;

/** Servers of the N draft of which the truth is known. Thread: any. */
final class NSuspects implements Suspects {
  private static final Settings SETTINGS = Settings.ofKeys("self-test", null).withDraft(true);

  @Override
  public Subject reference() {
    return new ReferenceSubject(SETTINGS);
  }

  @Override
  public Subject model() {
    return new Model("without a fault", NRules::new);
  }

  @Override
  public Subject faulty(Fault fault) {
    return new Model(fault.word(), () -> NFaults.of(fault));
  }

  @Override
  public List<Subject> bad() {
    return List.copyOf(BadPeerSubject.all(SETTINGS));
  }

  /**
   * The scale model as a subject.
   *
   * @param rules makes the rules of each start
   */
  private record Model(String name, Supplier<NRules> rules) implements ServerSubject {
    @Override
    public String description() {
      return "model server of the N draft " + name;
    }

    @Override
    public Settings declared() {
      return SETTINGS;
    }

    @Override
    public boolean canBe(Settings wanted) {
      return true;
    }

    @Override
    public Running start(Settings wanted) {
      try {
        return new NModelServer(rules.get(), wanted);
      } catch (IOException e) {
        throw new Unreachable("the model server does not start: " + e.getMessage());
      }
    }
  }
}
