package org.mles.conformance.run.subjects;

import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Unreachable;

/** A server under test, of which cases with the same settings share an instance. Thread: any. */
public interface ServerSubject extends Subject {
  /**
   * Returns a running instance with {@code wanted}, which {@link #objection} has nothing against.
   *
   * @throws Unreachable if it does not come up or does not accept
   */
  Running start(Settings wanted);

  @Override
  default Kind kind() {
    return Kind.SERVER;
  }

  @Override
  default Stand stand() {
    return new Instances(this);
  }
}
