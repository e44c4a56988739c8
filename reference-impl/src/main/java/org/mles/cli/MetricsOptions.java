package org.mles.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mles.metrics.MetricsConfig;
import org.mles.metrics.MetricsEndpoint;
import org.mles.server.Counters;
import picocli.CommandLine.Option;

/** Where the counters are shown, if anywhere. Thread: main. */
final class MetricsOptions {
  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description = "Show the counters to Prometheus at http://localhost:PORT/metrics.")
  private @Nullable Integer port;

  @Option(
      names = "--metrics-bind",
      paramLabel = "ADDRESS",
      description = "Address of that port. Default: 127.0.0.1.")
  private @Nullable InetAddress bind;

  @Option(
      names = "--metrics-host",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Name by which the page may be asked for, besides localhost and its address.",
        "Requests for other hosts are refused: they come from a page in somebody's browser."
      })
  private @Nullable List<String> hosts;

  /**
   * Returns what was asked for; null if no port was.
   *
   * @throws IllegalArgumentException if something was asked for that has no meaning without a port
   */
  @Nullable MetricsConfig config() {
    if (port == null) {
      if (bind != null || hosts != null) {
        throw new IllegalArgumentException("--metrics-bind and --metrics-host need --metrics-port");
      }
      return null;
    }
    MetricsConfig config = MetricsConfig.onPort(port);
    config = bind == null ? config : config.withBind(bind);
    return hosts == null ? config : config.withHosts(hosts);
  }

  /** Starts to show counters; null if nobody asked for them. */
  static @Nullable MetricsEndpoint start(
      @Nullable MetricsConfig config, Supplier<Counters> counters) throws IOException {
    return config == null ? null : MetricsEndpoint.start(config, counters);
  }
}
