package org.mles.proxy.bridge;

import org.mles.frame.v1.V1Header;

/**
 * One message on its way across. Thread: any; nobody changes the payload.
 *
 * @param text whether it was said as text; what comes from a broker never is
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its digest alone
record Message(boolean text, byte[] payload) {
  /** What a client of a server can send. */
  static final int MAX_OCTETS = V1Header.MAX_BODY_OCTETS;

  /** Array, record and place in a queue (64-bit JVM, compressed references). */
  private static final int OVERHEAD_OCTETS = 64;

  /** Returns what it costs to keep this waiting. */
  long cost() {
    return OVERHEAD_OCTETS + (long) payload.length;
  }
}
