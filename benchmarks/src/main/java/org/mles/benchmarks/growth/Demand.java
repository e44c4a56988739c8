package org.mles.benchmarks.growth;

/**
 * What is asked of servers, and what machines there are for it.
 *
 * @param subscribers all of one channel
 * @param messagesPerSecond published to each of them
 * @param withinNanos how soon the last subscriber must have a message
 * @param cores of each machine; a server process with one loop takes one
 * @param memoryOctets of each machine
 * @param descriptors open files of a process
 * @param busy share of a core that a server may be busy, 0 to 1
 */
public record Demand(
    long subscribers,
    double messagesPerSecond,
    double withinNanos,
    int cores,
    double memoryOctets,
    long descriptors,
    double busy) {
  /** So many that the sums are exact. */
  private static final double MOST = 1e12;

  /** Refuses what makes no sense. */
  public Demand {
    require("subscribers", (double) subscribers, 1, MOST);
    require("messages a second", messagesPerSecond, 1e-6, 1e9);
    require("nanoseconds to the last", withinNanos, 1, 1e15);
    require("cores", cores, 1, 100_000);
    require("octets of memory", memoryOctets, 1, 1e18);
    require("open files", (double) descriptors, 1, MOST);
    require("share of a core", busy, 0.01, 1);
  }

  private static void require(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(value + " " + what + "; " + least + " to " + most);
    }
  }

  /** Returns the same for another rate. */
  public Demand at(double rate) {
    return new Demand(subscribers, rate, withinNanos, cores, memoryOctets, descriptors, busy);
  }
}
