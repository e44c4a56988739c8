package org.mles.conformance.selftest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Supplier;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.run.subjects.PeerSubject;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.PeerRules;

/** The scale model as a peer server. Thread: any. */
final class ModelPeer implements PeerSubject {
  private final String name;
  private final Supplier<PeerRules> rules;
  private final Settings declared;

  ModelPeer(String name, Supplier<PeerRules> rules, Settings declared) {
    this.name = name;
    this.rules = rules;
    this.declared = declared;
  }

  @Override
  public String description() {
    return "model peer " + name;
  }

  @Override
  public Settings declared() {
    return declared;
  }

  @Override
  public boolean canBe(Settings wanted) {
    return true;
  }

  @Override
  public Duration firstWait() {
    return SHORT_WAIT;
  }

  @Override
  public Running start(Settings wanted, int port, InetSocketAddress upstream) {
    try {
      return new ModelServer(
          rules.get(), wanted, port, new ModelServer.Upstream(upstream, firstWait().toMillis()));
    } catch (IOException e) {
      throw new Unreachable("the model peer does not start: " + e.getMessage());
    }
  }
}
