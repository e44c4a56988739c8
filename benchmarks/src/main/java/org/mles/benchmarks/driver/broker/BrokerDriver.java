package org.mles.benchmarks.driver.broker;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.StreamClients;
import org.mles.benchmarks.driver.wire.Wire;
import org.mles.benchmarks.driver.wire.WireClient;
import org.mles.benchmarks.workload.Streams;

/**
 * Driver of a broker with two systems: its server read by the library that its users take, and by
 * the one client of all servers. Brokers differ in where they come from, how the library connects,
 * and what they speak on the wire.
 *
 * <p>Thread: caller.
 */
public abstract class BrokerDriver implements Driver {
  private final BrokerSource source;
  private final Connecting library;
  private final Function<LoadPlan, Wire> wire;

  /** Makes a driver whose systems have the name of its source, the second with a suffix. */
  protected BrokerDriver(BrokerSource source, Connecting library, Function<LoadPlan, Wire> wire) {
    this.source = source;
    this.library = library;
    this.wire = wire;
  }

  @Override
  public final String family() {
    return source.family();
  }

  @Override
  public final List<String> systems() {
    return List.of(family(), family() + WireClient.SUFFIX);
  }

  @Override
  public final void check(String system, Map<String, String> options) throws Unavailable {
    Optional<HostPort> given = source.given(options);
    if (given.isPresent()) {
      Trial.of(given.get(), plan -> WireClient.connect(plan, wire::apply));
    } else {
      source.requireProgram();
    }
  }

  @Override
  public final RunningServer start(String system, ServerSite site)
      throws IOException, InterruptedException {
    return source.start(site);
  }

  @Override
  public final LoadClient connect(String system, LoadPlan plan)
      throws IOException, InterruptedException {
    return system.endsWith(WireClient.SUFFIX)
        ? WireClient.connect(plan, wire::apply)
        : StreamClients.connect(plan, library::connect);
  }

  @Override
  public final @Nullable String refuses(String system, Streams streams) {
    return null;
  }
}
