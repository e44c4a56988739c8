package org.mles.conformance.run.subjects;

import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.proxy.ProxyLab;

/** A proxy for browsers under test. Thread: any. */
public interface ProxySubject extends LinkedSubject {
  @Override
  default Kind kind() {
    return Kind.PROXY;
  }

  @Override
  default Stand stand() {
    return new LinkedStand(this, ProxyLab::new);
  }
}
