package org.mles.benchmarks.driver.broker;

import java.io.IOException;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;

/** Connects a publisher and all subscribers. */
@FunctionalInterface
public interface Connecting {
  /** Returns when every subscription was asked for. */
  LoadClient connect(LoadPlan plan) throws IOException, InterruptedException;
}
