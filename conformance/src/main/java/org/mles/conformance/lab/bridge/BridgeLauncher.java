package org.mles.conformance.lab.bridge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.lines.ClientProgram;

/** Starts a bridge under test. Thread: case. */
public interface BridgeLauncher {
  /** Starts one bridge; it connects to both servers when it is ready, or never. */
  ClientProgram launch(Errand errand);

  /** Returns the shortest silence to ask for; null if it does not let itself be told. */
  @Nullable Duration silence();
}
