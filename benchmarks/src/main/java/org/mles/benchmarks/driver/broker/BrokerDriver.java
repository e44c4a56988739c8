package org.mles.benchmarks.driver.broker;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;

/**
 * Driver of a broker with one system. Brokers differ in two things only: where they come from and
 * how their clients connect.
 *
 * <p>Thread: caller.
 */
public abstract class BrokerDriver implements Driver {
  private final BrokerSource source;
  private final Connecting clients;

  /** Connects a publisher and all subscribers. */
  @FunctionalInterface
  public interface Connecting {
    /** Returns when every subscription was asked for. */
    LoadClient connect(LoadPlan plan) throws IOException, InterruptedException;
  }

  /** Makes a driver whose one system has the name of its source. */
  protected BrokerDriver(BrokerSource source, Connecting clients) {
    this.source = source;
    this.clients = clients;
  }

  @Override
  public final String family() {
    return source.family();
  }

  @Override
  public final List<String> systems() {
    return List.of(family());
  }

  @Override
  public final void check(String system, Map<String, String> options) throws Unavailable {
    source.check(options);
  }

  @Override
  public final RunningServer start(String system, ServerSite site)
      throws IOException, InterruptedException {
    return source.start(site);
  }

  @Override
  public final LoadClient connect(String system, LoadPlan plan)
      throws IOException, InterruptedException {
    return clients.connect(plan);
  }
}
