package org.mles.conformance.run.subjects.client;

import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.lab.client.ClientLauncher;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.probe.lines.ClientProgram;

/** The clients that one case started, to ask all of them what they said. Thread: case. */
final class Programs implements ClientLauncher {
  private final ClientLauncher launcher;
  private final List<ClientProgram> launched = new ArrayList<>();

  Programs(ClientLauncher launcher) {
    this.launcher = launcher;
  }

  @Override
  public ClientProgram launch(Invitation invitation) {
    ClientProgram program = launcher.launch(invitation);
    launched.add(program);
    return program;
  }

  List<String> said() {
    return launched.stream().flatMap(program -> program.said().stream()).toList();
  }
}
