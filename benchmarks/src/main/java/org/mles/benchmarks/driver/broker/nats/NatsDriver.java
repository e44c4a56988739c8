package org.mles.benchmarks.driver.broker.nats;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mles.benchmarks.driver.broker.BrokerDriver;
import org.mles.benchmarks.driver.broker.BrokerSource;

/** NATS without its persistence, a connection per subscriber. */
public final class NatsDriver extends BrokerDriver {
  private static final BrokerSource SOURCE =
      new BrokerSource(
          "nats",
          "nats-server",
          "nats:2.10-alpine",
          4222,
          Map.of("server", "private nats-server, no JetStream, no clustering"),
          NatsDriver::words);

  /** Made by the service loader. */
  public NatsDriver() {
    super(SOURCE, NatsClient::connect, NatsWire::new);
  }

  private static List<String> words(Path program, int port, Path home) {
    return List.of(program.toString(), "-a", "127.0.0.1", "-p", Integer.toString(port));
  }
}
