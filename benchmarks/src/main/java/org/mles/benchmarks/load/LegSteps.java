package org.mles.benchmarks.load;

import java.io.IOException;

/**
 * Is called at each step of a leg's load, by the leg's thread, which continues when the call
 * returns.
 */
public interface LegSteps {
  /** A phase begins. */
  void enters(Phase phase) throws InterruptedException;

  /** The numbers are complete; whatever comes later cannot change them. */
  void measured(LegOutcome outcome) throws IOException;
}
