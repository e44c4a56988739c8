package org.mles.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.cert.Trust;
import org.mles.cli.option.CidConverter;
import org.mles.cli.option.DurationConverter;
import org.mles.cli.option.ServerAddress;
import org.mles.cli.option.TrustOptions;
import org.mles.peer.UpstreamConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The upstream server of a peer. Thread: main. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class PeerOptions {
  @Option(
      names = "--peer",
      paramLabel = "HOST[:PORT]",
      converter = ServerAddress.Converter.class,
      description = {
        "Link each channel of v1 to this upstream server; port 8077 unless told otherwise.",
        "tls://HOST[:PORT]: inside TLS."
      })
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
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "First wait before another attempt; doubles. Default: ${DEFAULT-VALUE}.")
  private Duration leastWait;

  @Option(
      names = "--peer-wait-most",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Longest wait. Default: ${DEFAULT-VALUE}.")
  private Duration mostWait;

  @Mixin private TrustOptions trust;

  /** Returns the upstream server, resolved; null if none was named. */
  @Nullable UpstreamConfig upstream() throws UnknownHostException {
    if (peer != null && peer.web()) {
      throw new IllegalArgumentException("--peer: links speak v1, which WebSocket does not carry");
    }
    Trust believed = trust.trust(peer);
    return peer == null
        ? null
        : new UpstreamConfig(
            new InetSocketAddress(InetAddress.getByName(peer.host()), peer.port()),
            cid,
            leastWait,
            mostWait,
            System.nanoTime(),
            believed);
  }
}
