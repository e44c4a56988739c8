package org.mles.conformance.selftest.model.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.run.subjects.PeerSubject;
import org.mles.conformance.selftest.model.ModelServer;

/**
 * The scale model as a peer server. Thread: any.
 *
 * @param name what is special about it
 * @param rules makes the rules of each start
 * @param declared settings of cases that ask for none
 */
public record ModelPeer(String name, Supplier<PeerRules> rules, Settings declared)
    implements PeerSubject {

  @Override
  public String description() {
    return "model peer " + name;
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
