package org.mles.conformance.selftest;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.LinkedSubject;
import org.mles.conformance.run.subjects.ServerSubject;

/** A server in the place of a subject with an upstream server, to which it never links. */
interface Unlinked extends LinkedSubject {
  /** Returns what listens, on a port of its own choice. */
  ServerSubject server();

  @Override
  default String description() {
    return server().description();
  }

  @Override
  default Settings declared() {
    return server().declared();
  }

  @Override
  default @Nullable String objection(Settings wanted) {
    return server().objection(wanted);
  }

  @Override
  default Duration firstWait() {
    return Duration.ofMillis(1);
  }

  @Override
  default Running start(Settings wanted, int port, InetSocketAddress upstream) {
    return server().start(wanted);
  }
}
