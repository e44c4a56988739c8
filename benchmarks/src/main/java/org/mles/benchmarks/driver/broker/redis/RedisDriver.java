package org.mles.benchmarks.driver.broker.redis;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mles.benchmarks.driver.broker.BrokerDriver;
import org.mles.benchmarks.driver.broker.BrokerSource;

/** Redis publish/subscribe without persistence, a connection per subscriber. */
public final class RedisDriver extends BrokerDriver {
  private static final BrokerSource SOURCE =
      new BrokerSource(
          "redis",
          "redis-server",
          "redis:7-alpine",
          6379,
          Map.of("server", "private redis-server, no snapshots, no append-only file"),
          RedisDriver::words);

  /** Made by the service loader. */
  public RedisDriver() {
    super(SOURCE, RedisClient::connect, RedisWire::new);
  }

  private static List<String> words(Path program, int port, Path home) {
    return List.of(
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
        "no");
  }
}
