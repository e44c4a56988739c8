package org.mles.conformance.selftest;

import java.util.List;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.reference.ReferencePeer;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.tls.CallRules;
import org.mles.conformance.selftest.model.tls.TlsModelPeer;
import org.mles.conformance.tls.AnsweringTls;
import org.mles.conformance.tls.Paper;

/** Peer servers with links inside TLS of which the truth is known. Thread: any. */
final class TlsPeerSuspects implements Suspects {
  private static final Settings SETTINGS =
      Fault.SETTINGS.withLinks(AnsweringTls.showing(Paper.RIGHT));

  @Override
  public Subject reference() {
    return new ReferencePeer(SETTINGS);
  }

  @Override
  public Subject model() {
    return TlsModelPeer.of("without a fault", CallRules::new, Fault.SETTINGS);
  }

  @Override
  public List<Subject> bad() {
    return PeerSuspects.bad(SETTINGS);
  }
}
