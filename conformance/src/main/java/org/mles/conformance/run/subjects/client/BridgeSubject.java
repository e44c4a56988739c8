package org.mles.conformance.run.subjects.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.bridge.BridgeLab;
import org.mles.conformance.lab.bridge.BridgeLauncher;
import org.mles.conformance.lab.bridge.Errand;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.run.subjects.Stand;
import org.mles.conformance.run.subjects.Subject;

/** A bridge under test, a client of two servers that is started anew for each case. Thread: any. */
public interface BridgeSubject extends Subject, BridgeLauncher {
  @Override
  default Kind kind() {
    return Kind.BRIDGE;
  }

  @Override
  default Stand stand() {
    return (scene, settings, plan) -> {
      Launched launched = new Launched(this, new ArrayList<>());
      return new Stand.Seat(new BridgeLab(scene, settings, plan, launched), launched::said);
    };
  }

  /** The bridges that one case started. */
  record Launched(BridgeLauncher launcher, List<ClientProgram> programs) implements BridgeLauncher {
    @Override
    public ClientProgram launch(Errand errand) {
      ClientProgram program = launcher.launch(errand);
      programs.add(program);
      return program;
    }

    @Override
    public @Nullable Duration silence() {
      return launcher.silence();
    }

    List<String> said() {
      return programs.stream().flatMap(program -> program.said().stream()).toList();
    }
  }
}
