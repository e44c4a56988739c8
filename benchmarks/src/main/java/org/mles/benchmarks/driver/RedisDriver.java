package org.mles.benchmarks.driver;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Redis publish/subscribe without persistence, one connection of Jedis per subscriber. */
public final class RedisDriver implements Driver {
  private static final String REDIS = "redis";
  private static final BrokerSource SOURCE =
      new BrokerSource(
          REDIS,
          "redis-server",
          "redis:7-alpine",
          6379,
          Map.of("server", "private redis-server, no snapshots, no append-only file"),
          (program, port, home) ->
              List.of(
                  program.toString(),
                  "--bind",
                  "127.0.0.1",
                  "--port",
                  Integer.toString(port),
                  "--save",
                  "",
                  "--appendonly",
                  "no",
                  "--daemonize",
                  "no"));

  @Override
  public String family() {
    return REDIS;
  }

  @Override
  public List<String> systems() {
    return List.of(REDIS);
  }

  @Override
  public void check(String system, Map<String, String> options) throws Unavailable {
    SOURCE.check(options);
  }

  @Override
  public RunningServer start(String system, ServerSite site)
      throws IOException, InterruptedException {
    return SOURCE.start(site);
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException {
    return RedisClient.connect(plan);
  }
}
