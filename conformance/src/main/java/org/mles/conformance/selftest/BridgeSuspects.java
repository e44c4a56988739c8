package org.mles.conformance.selftest;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.bridge.Errand;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.client.BridgeSubject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.bridge.BridgeRules;
import org.mles.conformance.selftest.model.bridge.ModelBridge;

/** Bridges of which the truth is known. Thread: any. */
final class BridgeSuspects implements Suspects {
  private static final Settings SETTINGS = Fault.SETTINGS.withProtocol(Protocol.V2);

  /** Our own is of another module, which judges it in its tests. */
  @Override
  public @Nullable Subject reference() {
    return null;
  }

  @Override
  public Subject model() {
    return ModelBridge.subject("without a fault", BridgeRules::new, SETTINGS);
  }

  /** Returns clients that speak no Mles and know of one server, which a bridge joins two of. */
  @Override
  public List<Subject> bad() {
    return Stream.of(BadClient.values()).<Subject>map(BadBridge::new).toList();
  }

  private record BadBridge(BadClient client) implements BridgeSubject {
    @Override
    public String description() {
      return "bad bridge " + client.word();
    }

    @Override
    public Settings declared() {
      return SETTINGS;
    }

    @Override
    public ClientProgram launch(Errand errand) {
      return client.start(
          new Invitation(errand.a(), errand.uid(), errand.channel(), errand.settings()));
    }

    @Override
    public Duration silence() {
      return Duration.ofMillis(1);
    }
  }
}
