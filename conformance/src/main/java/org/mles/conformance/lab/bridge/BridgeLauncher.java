package org.mles.conformance.lab.bridge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.ClientProgram;

/** Starts a bridge under test. Thread: case. */
public interface BridgeLauncher {
  /** Starts one bridge; it connects to both servers when it is ready, or never. */
  ClientProgram launch(Errand errand);

  /** Returns after which silence it gives a server up; null if nobody knows. */
  @Nullable Duration silence();
}
