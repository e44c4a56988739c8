package org.mles.proxy.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.cli.option.DurationConverter;
import org.mles.proxy.web.ProxyLimits;
import picocli.CommandLine.Option;

/** How much of anything a proxy has; what is not told is as it is by default. Thread: main. */
final class ProxyLimitOptions {
  @Option(
      names = "--max-browsers",
      paramLabel = "N",
      description = "Connections of browsers at a time. Default: 10000.")
  private @Nullable Integer browsers;

  @Option(
      names = "--max-channels",
      paramLabel = "N",
      description = {
        "Channels of one browser; each is a connection to the upstream server.",
        "Default: 1024."
      })
  private @Nullable Integer channels;

  @Option(
      names = "--max-body",
      paramLabel = "OCTETS",
      description = "Longest message of a browser. Default: 16777215, the longest of version 1.")
  private @Nullable Integer bodyOctets;

  @Option(
      names = "--ping-interval",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = {
        "Ask browsers for a sign of life, so often; one that has not answered four times is closed.",
        "Default: 24s."
      })
  private @Nullable Duration pingInterval;

  @Option(
      names = "--head-deadline",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Time from a connection to the end of its request. Default: 10s.")
  private @Nullable Duration headDeadline;

  /**
   * Returns what was told.
   *
   * @throws IllegalArgumentException naming a value that is out of range
   */
  ProxyLimits limits() {
    ProxyLimits limits = ProxyLimits.STANDARD;
    limits = browsers == null ? limits : limits.withBrowsers(browsers);
    limits = channels == null ? limits : limits.withChannels(channels);
    limits = bodyOctets == null ? limits : limits.withBodyOctets(bodyOctets);
    limits = pingInterval == null ? limits : limits.withPingInterval(pingInterval);
    return headDeadline == null ? limits : limits.withHeadDeadline(headDeadline);
  }
}
