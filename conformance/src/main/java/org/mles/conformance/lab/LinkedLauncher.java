package org.mles.conformance.lab;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Starts instances of a subject that has an upstream server, which the suite plays. Thread: case.
 */
public interface LinkedLauncher {
  /**
   * Starts an instance that accepts connections and belongs to the scene.
   *
   * @param port where it has to listen
   * @param upstream server that it has to link its channels to
   * @throws org.mles.conformance.probe.Unreachable if it does not come up
   */
  Linked start(int port, InetSocketAddress upstream);

  /** Returns a port that nobody listens on. */
  int freePort();

  /** Returns the first wait before a lost link is tried again. Source: PEER-07, WSP-14. */
  Duration firstWait();

  /** An instance. Thread: any. */
  interface Linked {
    /** Returns where it listens. */
    InetSocketAddress address();

    /** Returns what it said since it was last asked, such as lines of its stderr. */
    List<String> said();
  }
}
