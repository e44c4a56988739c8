package org.mles.benchmarks.load.agent;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.mles.benchmarks.load.LegOutcome;
import org.mles.benchmarks.load.LegRequest;

/** Runs the load of legs somewhere. Thread: caller. */
public interface Agent {
  /**
   * Runs one leg's load to its end, whatever its driver does: a phase that outlasts its patience is
   * ended with all that belongs to it, and the outcome names it.
   *
   * @param look called after the measurement, while every client is still connected
   */
  LegOutcome run(LegRequest request, Look look)
      throws IOException, ExecutionException, InterruptedException;

  /** What is done while everybody is connected. */
  @FunctionalInterface
  interface Look {
    /** Looks; what fails in it spoils the leg. */
    void look() throws ExecutionException, InterruptedException;
  }
}
