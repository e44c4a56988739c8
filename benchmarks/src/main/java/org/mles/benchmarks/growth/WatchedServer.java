package org.mles.benchmarks.growth;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.RunningServer;

/**
 * A server in one JVM whose memory is looked at before anybody joins, and while all are connected.
 * Thread: one caller at a time.
 */
final class WatchedServer implements RunningServer {
  private static final String LOG_OCTETS = "mles_log_octets";

  private final RunningServer server;
  private final HostPort counters;
  private final Sight before;
  private @Nullable Sight after;

  private WatchedServer(RunningServer server, HostPort counters, Sight before) {
    this.server = server;
    this.counters = counters;
    this.before = before;
  }

  /**
   * Looks for the first time; ends the server if that fails.
   *
   * @param counters where it shows them
   */
  static WatchedServer of(RunningServer server, HostPort counters)
      throws IOException, InterruptedException {
    try {
      return new WatchedServer(server, counters, look(server, counters));
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static Sight look(RunningServer server, HostPort counters)
      throws IOException, InterruptedException {
    return Sight.of(server.pids().get(0), CounterPage.read(counters, LOG_OCTETS));
  }

  Sight before() {
    return before;
  }

  /** Returns what was seen while all were connected, null if nobody was. */
  @Nullable Sight after() {
    return after;
  }

  @Override
  public String endpoint() {
    return server.endpoint();
  }

  @Override
  public List<Long> pids() {
    return server.pids();
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
  public Map<String, String> verify() throws IOException, InterruptedException {
    after = look(server, counters);
    return server.verify();
  }

  @Override
  public boolean isLookedAtInEveryLeg() {
    return true;
  }

  @Override
  public void close() {
    server.close();
  }
}
