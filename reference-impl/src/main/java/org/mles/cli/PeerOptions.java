package org.mles.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.peer.UpstreamConfig;
import org.mles.server.ServerConfig;
import picocli.CommandLine.Option;

/** The upstream server of a peer. */
final class PeerOptions {
  private static final int MILLIS = 1000;

  @Option(
      names = "--peer",
      paramLabel = "HOST[:PORT]",
      description = "Link each channel to this upstream server; port 8077 unless told otherwise.")
  private @Nullable String peer;

  @Option(
      names = "--peer-cid",
      paramLabel = "HEX",
      description = {
        "CID that all links carry. Servers that share one form a group:",
        "of each channel one link at a time is let in upstream."
      })
  private @Nullable String cid;

  @Option(
      names = "--peer-wait",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "First wait before another attempt; doubles. Default: ${DEFAULT-VALUE}.")
  private double leastSeconds;

  @Option(
      names = "--peer-wait-most",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "Longest wait. Default: ${DEFAULT-VALUE}.")
  private double mostSeconds;

  /** Returns the upstream server, resolved; null if none was named. */
  @Nullable UpstreamConfig upstream() throws UnknownHostException {
    return peer == null
        ? null
        : new UpstreamConfig(
            address(peer),
            cid == null ? null : Integer.parseUnsignedInt(cid, 16),
            duration(leastSeconds),
            duration(mostSeconds),
            System.nanoTime());
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis((long) (seconds * MILLIS));
  }

  private static InetSocketAddress address(String peer) throws UnknownHostException {
    int colon = peer.lastIndexOf(':');
    boolean bareV6 = peer.indexOf(':') != colon && !peer.contains("]:");
    if (colon < 0 || bareV6) {
      return new InetSocketAddress(InetAddress.getByName(peer), ServerConfig.DEFAULT_PORT);
    }
    String port = peer.substring(colon + 1);
    if (!port.matches("\\d{1,5}")) {
      throw new IllegalArgumentException("--peer " + peer + " is not HOST[:PORT]");
    }
    InetAddress host = InetAddress.getByName(peer.substring(0, colon));
    return new InetSocketAddress(host, Integer.parseInt(port));
  }
}
