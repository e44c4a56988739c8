package org.mles.conformance.selftest.model;

import org.mles.conformance.program.Cost;

/** What a model server would cost if it were a process of its own. Thread: any. */
public final class Purse {
  private long peak;
  private long octets;
  private long lost;

  /** Asks for memory, or gives it back if negative. */
  public synchronized void ask(long more) {
    octets += more;
    peak = Math.max(peak, octets);
  }

  /** Forgets to close a descriptor. */
  public synchronized void loseDescriptor() {
    lost++;
  }

  synchronized Cost cost(int connections) {
    return new Cost(peak, connections + lost);
  }
}
