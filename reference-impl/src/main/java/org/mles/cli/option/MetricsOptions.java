package org.mles.cli.option;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.metrics.MetricsConfig;
import picocli.CommandLine.Option;

/** Where the counters are shown, if anywhere. Thread: main. */
public final class MetricsOptions {
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
  public @Nullable MetricsConfig config() {
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
}
