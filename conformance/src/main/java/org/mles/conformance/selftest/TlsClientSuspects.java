package org.mles.conformance.selftest;

import java.util.List;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.reference.ReferenceClient;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.tls.CallRules;
import org.mles.conformance.selftest.model.tls.TlsModelClient;
import org.mles.conformance.tls.AnsweringTls;
import org.mles.conformance.tls.Paper;

/** Clients inside TLS of which the truth is known. Thread: any. */
final class TlsClientSuspects implements Suspects {
  private static final Settings SETTINGS =
      Fault.SETTINGS.withTransport(AnsweringTls.showing(Paper.RIGHT));

  @Override
  public Subject reference() {
    return new ReferenceClient(SETTINGS);
  }

  @Override
  public Subject model() {
    return TlsModelClient.subject("without a fault", CallRules::new, Fault.SETTINGS);
  }

  @Override
  public List<Subject> bad() {
    return BadClient.all(SETTINGS);
  }
}
