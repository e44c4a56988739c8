package org.mles.benchmarks.growth;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.mles.MlesDriver;

/** Driver of our servers, which are {@linkplain WatchedServer watched}. Thread: as any driver. */
final class WatchedDriver implements Driver {
  private final Driver driver;

  /** The server of the present leg, started in a thread that the run has waited for. */
  private @Nullable WatchedServer last;

  WatchedDriver(Driver driver) {
    this.driver = driver;
  }

  /** Returns the server that was started last, null if none was since this was asked. */
  @Nullable WatchedServer take() {
    WatchedServer taken = last;
    last = null;
    return taken;
  }

  @Override
  public String family() {
    return driver.family();
  }

  @Override
  public List<String> systems() {
    return driver.systems();
  }

  @Override
  public void check(String system, Map<String, String> options) throws Unavailable {
    driver.check(system, options);
  }

  @Override
  public double startSeconds() {
    return driver.startSeconds();
  }

  @Override
  public RunningServer start(String system, ServerSite site)
      throws Unavailable, IOException, InterruptedException {
    HostPort counters = HostPort.free();
    Map<String, String> options = new HashMap<>(site.options());
    options.put(MlesDriver.METRICS_PORT, Integer.toString(counters.port()));
    RunningServer server = driver.start(system, new ServerSite(site.scratch(), options));
    WatchedServer started = WatchedServer.of(server, counters);
    last = started;
    return started;
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException, InterruptedException {
    return driver.connect(system, plan);
  }
}
