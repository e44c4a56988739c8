package org.mles.conformance.selftest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.run.subjects.ProxySubject;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.proxy.ModelProxy;
import org.mles.conformance.selftest.model.proxy.ProxyRules;

/** Proxies for browsers of which the truth is known. Thread: any. */
final class ProxySuspects implements Suspects {
  /** Our own is of another module, which judges it in its tests. */
  @Override
  public @Nullable Subject reference() {
    return null;
  }

  @Override
  public Subject model() {
    return ModelProxy.subject("without a fault", ProxyRules::new, Fault.SETTINGS);
  }

  @Override
  public List<Subject> bad() {
    return BadPeerSubject.all(Fault.SETTINGS).stream().<Subject>map(UnlinkedProxy::new).toList();
  }

  private record UnlinkedProxy(ServerSubject server) implements Unlinked, ProxySubject {}
}
