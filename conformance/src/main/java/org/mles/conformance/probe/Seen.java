package org.mles.conformance.probe;

import org.jspecify.annotations.Nullable;
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
   * @param how FIN or RST of the subject, our own abort, or that more came than could be kept
   * @param pending octets of an unfinished frame before it
   */
  record Closed(How how, int pending) implements Seen {
    /** Says whether the subject ended the stream. */
    boolean bySubject() {
      return how == How.FIN || how == How.RST;
    }

    /**
     * Returns the failure of an expectation that was cut short, not by the subject; null if the
     * subject ended the stream.
     */
    @Nullable ConformanceFailure cutShort(String expected) {
      return switch (how) {
        case ABORTED ->
            new ConformanceFailure(expected + "the case ran into its hard cap", "hard cap");
        case FLOOD ->
            new ConformanceFailure(expected + "saw more than could be kept", "flood from subject");
        case FIN, RST -> null;
      };
    }
  }

  /** How a stream ended. */
  enum How {
    FIN,
    RST,
    ABORTED,
    FLOOD
  }
}
