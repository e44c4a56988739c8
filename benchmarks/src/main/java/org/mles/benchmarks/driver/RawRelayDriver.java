package org.mles.benchmarks.driver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
  public RunningServer start(String system, ServerSite site)
      throws IOException, InterruptedException {
    Path log = site.scratch().resolve("server.log");
    String fan = system.equals(COALESCING) ? "coalescing" : "per-message";
    Process process = ChildJvm.start(List.of(), RelayServer.class.getName(), List.of(fan), log);
    Map<String, String> settings =
        Map.of("server", "java.nio relay, " + fan, "server JVM options", "none");
    return ListeningProcess.await(process, null, settings, log);
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException {
    return FrameClient.connect(plan, new Receivers.Nio(), false);
  }
}
