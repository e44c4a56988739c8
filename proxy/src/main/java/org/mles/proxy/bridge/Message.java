package org.mles.proxy.bridge;

import org.mles.frame.v1.V1Header;

/**
 * One message on its way across. Thread: any; nobody changes the payload.
 *
 * @param text whether it was said as text; what comes from a broker never is
 * @param before how often it has been handed over already, by all that is known in vain
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its digest alone
record Message(boolean text, byte[] payload, int before) {
  /** What a client of a server can send. */
  static final int MAX_OCTETS = V1Header.MAX_BODY_OCTETS;

  /** Array, record and place in a queue (64-bit JVM, compressed references). */
  private static final int OVERHEAD_OCTETS = 64;

  /** Makes one that was never handed over. */
  Message(boolean text, byte[] payload) {
    this(text, payload, 0);
  }

  /** Returns it as one that was handed over once more. */
  Message again() {
    return new Message(text, payload, before + 1);
  }

  /** Returns what it costs to keep this waiting. */
  long cost() {
    return OVERHEAD_OCTETS + (long) payload.length;
  }
}
