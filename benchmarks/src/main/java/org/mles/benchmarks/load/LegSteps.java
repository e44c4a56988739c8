package org.mles.benchmarks.load;

import java.io.IOException;

/**
 * Hears how the load of a leg goes on. Called by the leg's thread, which goes on when it returns.
 */
public interface LegSteps {
  /** A phase begins. */
  void enters(Phase phase) throws InterruptedException;

  /** The numbers are complete; whatever comes later cannot change them. */
  void measured(LegOutcome outcome) throws IOException;
}
