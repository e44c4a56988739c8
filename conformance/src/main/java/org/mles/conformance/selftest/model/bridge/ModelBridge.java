package org.mles.conformance.selftest.model.bridge;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.bridge.Errand;
import org.mles.conformance.lab.client.LocalProgram;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.probe.lines.LineForm;
import org.mles.conformance.run.subjects.client.BridgeSubject;
import org.mles.conformance.wire.WsMessage;

/** A bridge whose decisions are asked of {@link BridgeRules}. Thread: any. */
public final class ModelBridge extends LocalProgram {
  /** After which it gives a silent server up. */
  private static final Duration SILENCE = Duration.ofMillis(1500);

  /** It waits for the end of a silence or a pause, however short the patience is. */
  private static final Duration AIR = Duration.ofSeconds(2);

  /** One payload that has crossed, by the direction if that matters. */
  private record Known(boolean fromA, ByteBuffer payload) {}

  private final BridgeRules rules;
  private final Errand errand;
  private final ModelEnd a;
  private final ModelEnd b;

  /** Guarded by this. */
  private final Set<Known> known = new LinkedHashSet<>();

  private ModelBridge(BridgeRules rules, Errand errand) {
    super(LineForm.TEXT);
    this.rules = rules;
    this.errand = errand;
    a = new ModelEnd(this, errand.a());
    b = new ModelEnd(this, errand.b());
  }

  /** Makes it a subject. */
  public static BridgeSubject subject(String name, Supplier<BridgeRules> rules, Settings declared) {
    return new Scale("model bridge " + name, rules, declared.withProtocol(Protocol.V2));
  }

  /**
   * The scale model as a subject.
   *
   * @param rules makes the rules of each start
   */
  private record Scale(String description, Supplier<BridgeRules> rules, Settings declared)
      implements BridgeSubject {
    @Override
    public ClientProgram launch(Errand errand) {
      ModelBridge bridge = new ModelBridge(rules.get(), errand);
      bridge.a.start();
      bridge.b.start();
      return bridge;
    }

    @Override
    public Timers timers(Timers planned) {
      return planned.plus(AIR);
    }

    @Override
    public Duration silence() {
      return SILENCE;
    }
  }

  BridgeRules rules() {
    return rules;
  }

  Errand errand() {
    return errand;
  }

  /** Takes what one server says. */
  synchronized void heard(ModelEnd from, WsMessage message) {
    boolean fromA = from == a;
    WsMessage carried = rules.carried(message);
    if (carried == null || !rules.carries(fromA)) {
      return;
    }
    boolean way = rules.remembersApart() && fromA;
    Known payload = new Known(way, ByteBuffer.wrap(message.payload()));
    if (known.add(payload)) {
      (fromA ? b : a).put(carried);
    } else if (rules.forgetsReturned()) {
      known.remove(payload);
    }
    Iterator<Known> oldest = known.iterator();
    while (known.size() > rules.memory()) {
      oldest.next();
      oldest.remove();
    }
  }

  /** A server is lost. */
  synchronized void lost() {
    if (!rules.remembersAfterLoss()) {
      known.clear();
    }
  }

  @Override
  public void close() {
    a.close();
    b.close();
    ended("closed");
  }
}
