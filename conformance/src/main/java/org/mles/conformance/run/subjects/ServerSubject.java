package org.mles.conformance.run.subjects;

import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.probe.Unreachable;

/** A server under test, of which cases with the same settings share an instance. Thread: any. */
public interface ServerSubject extends Subject {
  /**
   * The same cases took up to eight times as long inside TLS, on 2026-11-30; most of them twice.
   */
  int CAPS_BY_HANDSHAKES = 4;

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

  /** What hangs is noticed by a wait; a cap has to leave thousands of handshakes their time. */
  @Override
  default Timers timers(Timers planned) {
    return declared().transport() == Transport.PLAIN
        ? planned
        : planned.cappedAfter(CAPS_BY_HANDSHAKES);
  }

  @Override
  default Stand stand() {
    return new Instances(this);
  }
}
