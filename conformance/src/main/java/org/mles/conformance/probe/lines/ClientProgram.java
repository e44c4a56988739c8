package org.mles.conformance.probe.lines;

import java.util.List;

/** One client under test that was started for one case. Thread: any. */
public interface ClientProgram extends AutoCloseable {
  /** Gives the client a line to publish; a client that has ended does not get it. */
  void publish(byte[] line);

  /** Returns what it prints. */
  Output output();

  /** Returns what else it said since it was last asked, such as lines of its stderr. */
  List<String> said();

  /** Ends the client and all that it started. */
  @Override
  void close();
}
