package org.mles.benchmarks.driver;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** NATS without its persistence, one connection of the Java client per subscriber. */
public final class NatsDriver implements Driver {
  private static final String NATS = "nats";
  private static final BrokerSource SOURCE =
      new BrokerSource(
          NATS,
          "nats-server",
          "nats:2.10-alpine",
          4222,
          Map.of("server", "private nats-server, no JetStream, no clustering"),
          (program, port, home) ->
              List.of(program.toString(), "-a", "127.0.0.1", "-p", Integer.toString(port)));

  @Override
  public String family() {
    return NATS;
  }

  @Override
  public List<String> systems() {
    return List.of(NATS);
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
  public LoadClient connect(String system, LoadPlan plan) throws IOException, InterruptedException {
    return NatsClient.connect(plan);
  }
}
