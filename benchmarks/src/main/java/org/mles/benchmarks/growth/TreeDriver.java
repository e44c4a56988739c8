package org.mles.benchmarks.growth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.mles.MlesDriver;

/**
 * Starts a root and servers that link to it, all of which are the leg's server. Publishers join the
 * root, subscribers the others. Thread: as any driver.
 *
 * @param driver starts each server
 * @param peers how many link to the root
 */
record TreeDriver(MlesDriver driver, int peers) implements Driver {
  /** Setting that tells how many peers a measured root had. */
  static final String PEERS = "peers";

  @Override
  public String family() {
    return driver.family();
  }

  @Override
  public List<String> systems() {
    return driver.systems();
  }

  @Override
  public RunningServer start(String system, ServerSite site)
      throws IOException, InterruptedException {
    List<RunningServer> servers = new ArrayList<>();
    try {
      RunningServer root = driver.start(system, site);
      servers.add(root);
      Map<String, String> options = new HashMap<>(site.options());
      options.put(MlesDriver.UPSTREAM, root.endpoint());
      for (int i = 0; i < peers; i++) {
        servers.add(driver.start(system, new ServerSite(site.scratch(), options)));
      }
      return new Servers(servers);
    } catch (IOException | InterruptedException | RuntimeException e) {
      servers.forEach(RunningServer::close);
      throw e;
    }
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException, InterruptedException {
    return driver.connect(system, plan);
  }

  /** All of them, the root first. */
  private record Servers(List<RunningServer> all) implements RunningServer {
    @Override
    public String endpoint() {
      return all.stream().map(RunningServer::endpoint).collect(Collectors.joining(","));
    }

    @Override
    public List<Long> pids() {
      return all.stream().flatMap(server -> server.pids().stream()).toList();
    }

    @Override
    public @Nullable String version() {
      return all.get(0).version();
    }

    @Override
    public Map<String, String> settings() {
      Map<String, String> settings = new HashMap<>(all.get(0).settings());
      settings.put(PEERS, Integer.toString(all.size() - 1));
      return settings;
    }

    @Override
    public void close() {
      all.forEach(RunningServer::close);
    }
  }
}
