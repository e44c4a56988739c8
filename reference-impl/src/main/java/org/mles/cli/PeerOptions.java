package org.mles.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.peer.UpstreamConfig;
import picocli.CommandLine.Option;

/** The upstream server of a peer. */
final class PeerOptions {
  private static final int MILLIS = 1000;

  @Option(
      names = "--peer",
      paramLabel = "HOST[:PORT]",
      converter = ServerAddress.Converter.class,
      description = "Link each channel to this upstream server; port 8077 unless told otherwise.")
  private @Nullable ServerAddress peer;

  @Option(
      names = "--peer-cid",
      paramLabel = "HEX",
      converter = CidConverter.class,
      description = {
        "CID that all links carry. Servers that share one form a group:",
        "of each channel one link at a time is let in upstream."
      })
  private @Nullable Integer cid;

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
            new InetSocketAddress(InetAddress.getByName(peer.host()), peer.port()),
            cid,
            duration(leastSeconds),
            duration(mostSeconds),
            System.nanoTime());
  }

  private static Duration duration(double seconds) {
    Duration wait = Duration.ofMillis((long) (seconds * MILLIS));
    if (wait.compareTo(DurationConverter.LONGEST) > 0) {
      throw new IllegalArgumentException("a wait of " + seconds + " s is longer than 100 years");
    }
    return wait;
  }
}
