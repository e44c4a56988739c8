package org.mles.benchmarks.driver.mles;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.wire.WireClient;
import org.mles.benchmarks.workload.Streams;

/**
 * Any Mles v1 server by its address, such as the original. It is not started again for each leg, so
 * its history grows from leg to leg.
 *
 * <p>Options {@code mles} with the address and {@code key} with its shared key.
 */
public final class ExternalMlesDriver implements Driver {
  /** Option with the address. */
  public static final String ADDRESS = "mles";

  /** Option with the shared key. */
  public static final String KEY = "key";

  private static final String EXTERNAL = "mles-external";

  @Override
  public String family() {
    return EXTERNAL;
  }

  @Override
  public List<String> systems() {
    return List.of(EXTERNAL);
  }

  @Override
  public void check(String system, Map<String, String> options) throws Unavailable {
    String address = options.get(ADDRESS);
    if (address == null || !HostPort.of(address).answers()) {
      throw new Unavailable(
          address == null ? "give its address with --mles" : "nobody answers at " + address);
    }
  }

  @Override
  public @Nullable String refuses(String system, Streams streams) {
    return null;
  }

  @Override
  public boolean leavesUnread(String system) {
    return true;
  }

  @Override
  public RunningServer start(String system, ServerSite site) throws Unavailable {
    check(system, site.options());
    return new External(String.valueOf(site.option(ADDRESS)));
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException {
    return WireClient.connect(plan, part -> MlesWire.withKey(part, part.options().get(KEY)));
  }

  /** A server that was running already. */
  private record External(String endpoint) implements RunningServer {
    @Override
    public List<Long> pids() {
      return List.of();
    }

    @Override
    public @Nullable String version() {
      return null;
    }

    @Override
    public Map<String, String> settings() {
      return Map.of("server", "given by --mles, not started afresh for each leg");
    }

    @Override
    public void close() {
      // Not ours to end.
    }
  }
}
