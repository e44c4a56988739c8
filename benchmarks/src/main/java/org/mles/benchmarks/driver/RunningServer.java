package org.mles.benchmarks.driver;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server that a driver started or found. {@link #close()} ends what was started, by its pid. */
public interface RunningServer extends AutoCloseable {
  /** Where it listens, in the driver's own words: {@code host:port} or a URI. */
  String endpoint();

  /** Processes whose CPU time is the server's; empty if they are not on this machine. */
  List<Long> pids();

  /** What it says about itself, null if it does not. */
  @Nullable String version();

  /** How it was started. */
  Map<String, String> settings();

  /** What can be read back from it while clients are connected. */
  default Map<String, String> verify() throws IOException, InterruptedException {
    return Map.of();
  }

  /** Tells whether {@link #verify} is to be asked in every leg, not once in a run. */
  default boolean isLookedAtInEveryLeg() {
    return false;
  }

  @Override
  void close();
}
