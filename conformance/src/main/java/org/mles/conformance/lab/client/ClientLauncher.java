package org.mles.conformance.lab.client;

import org.mles.conformance.probe.lines.ClientProgram;

/** Starts a client under test. Thread: case. */
@FunctionalInterface
public interface ClientLauncher {
  /** Starts one client; it connects when it is ready, or never. */
  ClientProgram launch(Invitation invitation);
}
