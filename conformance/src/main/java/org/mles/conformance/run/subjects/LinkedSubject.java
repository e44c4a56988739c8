package org.mles.conformance.run.subjects;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.probe.Unreachable;

/**
 * A subject that carries channels to an upstream server, which the suite plays; each case starts
 * instances of its own. Thread: any.
 */
public interface LinkedSubject extends Subject {
  /** First wait that cases ask for where the subject lets them choose. */
  Duration SHORT_WAIT = Duration.ofMillis(200);

  /** Four attempts with waits of 1, 2 and 4, each half as long again, and some air. */
  int LONGEST_WAIT = 12;

  /**
   * Starts an instance with {@code wanted}, which {@link #objection} has nothing against.
   *
   * @param port where it has to listen
   * @param upstream server that it has to link its channels to
   * @throws Unreachable if it does not come up
   */
  Running start(Settings wanted, int port, InetSocketAddress upstream);

  /** Returns the first wait before a lost link is tried again. Source: PEER-07, WSP-14. */
  default Duration firstWait() {
    return SHORT_WAIT;
  }

  @Override
  default Timers timers(Timers planned) {
    return planned.plus(firstWait().multipliedBy(LONGEST_WAIT));
  }
}
