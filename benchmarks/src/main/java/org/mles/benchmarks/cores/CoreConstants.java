package org.mles.benchmarks.cores;

/**
 * What the steps of a fan-out cost our server, in nanoseconds.
 *
 * @param firstNs all that a message takes beside its sends: publisher, waking the server, reading,
 *     appending, and the look from outside
 * @param sendNs one send, on one loop alone
 * @param sendOfTwoNs one send on each of two loops that send at once
 * @param tellNs what the owner of a channel pays to wake another loop
 * @param hearNs from the moment at which the owner begins to tell until the other loop has heard
 * @param copyNs a hand-over of one message: what is said, copied and acknowledged
 */
public record CoreConstants(
    double firstNs,
    double sendNs,
    double sendOfTwoNs,
    double tellNs,
    double hearNs,
    double copyNs) {
  /** Refuses what no server can have. */
  public CoreConstants {
    require("a message beside its sends", firstNs, 0);
    require("a send", sendNs, Double.MIN_VALUE);
    require("a send of two loops", sendOfTwoNs, Double.MIN_VALUE);
    require("telling a loop", tellNs, 0);
    require("being heard", hearNs, 0);
    require("a hand-over", copyNs, 0);
  }

  private static void require(String what, double nanos, double least) {
    if (!(nanos >= least && nanos < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(what + " takes " + nanos + " ns");
    }
  }

  /** Returns by which share a send is slower for each further loop that sends at once; 0 if not. */
  public double hindrance() {
    return Math.max(0, sendOfTwoNs / sendNs - 1);
  }
}
