package org.mles.benchmarks.testing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.relay.RawRelayDriver;

/** The raw relay, with a mishap that no driver of ours can bring about. Thread: caller. */
public final class UnluckyDriver implements Driver {
  /** The server that was started is gone, and another one answers at its port. */
  public static final String STRANGER = "unlucky-stranger";

  /** The driver itself is broken. */
  public static final String BROKEN = "unlucky-broken";

  private final Driver relay = new RawRelayDriver();

  @Override
  public String family() {
    return "unlucky";
  }

  @Override
  public List<String> systems() {
    return List.of(STRANGER, BROKEN);
  }

  @Override
  public RunningServer start(String system, ServerSite site)
      throws Unavailable, IOException, InterruptedException {
    if (system.equals(BROKEN)) {
      throw new IllegalStateException("no idea");
    }
    return new Stranger(relay.start(RawRelayDriver.RAW, site), List.of(endedProcess()));
  }

  private static long endedProcess() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException, InterruptedException {
    return relay.connect(RawRelayDriver.RAW, plan);
  }

  /** A server that is not the process that was started. */
  private record Stranger(RunningServer server, List<Long> pids) implements RunningServer {
    @Override
    public String endpoint() {
      return server.endpoint();
    }

    @Override
    public @Nullable String version() {
      return server.version();
    }

    @Override
    public Map<String, String> settings() {
      return server.settings();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
