package org.mles.benchmarks.growth;

/**
 * What the constants say about a root with a few peers that share one machine with their load.
 *
 * @param constants what each delivery costs
 * @param peers servers below the root
 * @param subscribers of all peers together
 * @param cores of the machine
 */
public record TreeForecast(Constants constants, int peers, int subscribers, int cores) {
  /** A message goes from the root to the peers, and from there to the subscribers. */
  private static final int HOPS = 2;

  /** Returns the CPU of all servers for a delivery to a subscriber; those to peers are in it. */
  public double serverNanos() {
    return constants.sendNanos() * (subscribers + peers) / subscribers;
  }

  /**
   * Returns the time to last: the load reads in one thread, and all together have no more than the
   * cores; the longer of the two counts.
   */
  public double toLastNanos() {
    double reads = subscribers * constants.readNanos();
    double work = reads + subscribers * serverNanos();
    return HOPS * constants.hopNanos() + Math.max(reads, work / Math.min(cores, peers + 1));
  }
}
