package org.mles.conformance.run.subjects.client;

import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.client.ClientLab;
import org.mles.conformance.lab.client.ClientLauncher;
import org.mles.conformance.lab.client.ClientTraits;
import org.mles.conformance.run.subjects.Stand;
import org.mles.conformance.run.subjects.Subject;

/** A client under test, started anew for each case. Thread: any. */
public interface ClientSubject extends Subject, ClientLauncher {
  /** Returns what the client was declared to do. */
  default ClientTraits traits() {
    return ClientTraits.FULL;
  }

  @Override
  default Kind kind() {
    return Kind.CLIENT;
  }

  @Override
  default Stand stand() {
    return (scene, settings, plan) -> {
      Programs programs = new Programs(this);
      return new Stand.Seat(
          new ClientLab(scene, settings, plan, traits(), programs), programs::said);
    };
  }
}
