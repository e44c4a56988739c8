package org.mles.conformance.lab;

import org.mles.conformance.probe.RawPeer;

/**
 * One connection that a subject has opened to the suite, whatever is spoken there. Thread: case.
 */
public interface Calling {
  /** Returns the suite's end of it. */
  RawPeer peer();

  /** Returns the octets by which somebody else says a message to the subject. */
  byte[] saying(String message);

  /** Waits until the subject has passed on a message of somebody else, and nothing before it. */
  void passesOn(String message);

  /**
   * Has the subject say something, which has to arrive here; one that says nothing is not asked.
   */
  void speaks();

  /** Waits until the subject ends the connection by itself; it may pass nothing on any more. */
  void hangsUp();
}
