package org.mles.conformance.probe;

import org.mles.conformance.wire.RawFrame;

/** One thing that a peer saw from the subject. Thread: any. */
public sealed interface Seen {
  /** A whole v1 frame. */
  record Frame(RawFrame frame) implements Seen {}

  /** Octets: a raw stream's, or what no longer is a frame. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Octets(byte[] octets) implements Seen {}

  /**
   * The end of the stream.
   *
   * @param how FIN, RST or our own abort
   * @param pending octets of an unfinished frame before it
   */
  record Closed(How how, int pending) implements Seen {}

  /** How a stream ended. */
  enum How {
    FIN,
    RST,
    ABORTED
  }
}
