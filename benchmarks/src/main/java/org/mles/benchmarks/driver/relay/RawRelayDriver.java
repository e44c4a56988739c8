package org.mles.benchmarks.driver.relay;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.ListeningServer;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.mles.MlesWire;
import org.mles.benchmarks.driver.wire.WireClient;
import org.mles.benchmarks.process.ChildJvm;
import org.mles.benchmarks.workload.Streams;

/** The floor: a relay without any protocol, in a JVM of its own. */
public final class RawRelayDriver implements Driver {
  /** The floor of every comparison: one send per message and subscriber. */
  public static final String RAW = "raw";

  static final String COALESCING = "raw-coalescing";

  @Override
  public String family() {
    return "floors";
  }

  @Override
  public List<String> systems() {
    return List.of(RAW, COALESCING);
  }

  @Override
  public boolean leavesUnread(String system) {
    return true;
  }

  @Override
  public RunningServer start(String system, ServerSite site)
      throws IOException, InterruptedException {
    String fan = system.equals(COALESCING) ? "coalescing" : "per-message";
    List<String> args = List.of("v1", fan, site.bind());
    List<String> words = ChildJvm.words(List.of(), RelayServer.class.getName(), args);
    Map<String, String> settings =
        Map.of("server", "java.nio relay, " + fan, "server JVM options", "none");
    return ListeningServer.start(words, null, settings);
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException {
    return WireClient.connect(plan, RelayWire.maker(plan, MlesWire::withoutJoins));
  }

  @Override
  public @Nullable String refuses(String system, Streams streams) {
    return null;
  }
}
