package org.mles.proxy.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.mles.cert.Trust;
import org.mles.cli.option.DurationConverter;
import org.mles.cli.option.ServerAddress;
import org.mles.cli.option.TrustOptions;
import org.mles.net.Listening;
import org.mles.peer.UpstreamConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The server behind a proxy. Thread: main. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class UpstreamOptions {
  @Option(
      names = "--upstream",
      required = true,
      paramLabel = "HOST[:PORT]",
      converter = ServerAddress.Converter.class,
      description = {
        "Server of version 1 that channels lead to; port 8077 unless told otherwise.",
        "tls://HOST[:PORT]: inside TLS."
      })
  private ServerAddress server;

  @Option(
      names = "--upstream-wait",
      paramLabel = "TIME",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description = {
        "First wait before a channel whose connection was lost is opened again; doubles.",
        "Default: ${DEFAULT-VALUE}."
      })
  private Duration leastWait;

  @Option(
      names = "--upstream-wait-most",
      paramLabel = "TIME",
      defaultValue = "1m",
      converter = DurationConverter.class,
      description = "Longest wait. Default: ${DEFAULT-VALUE}.")
  private Duration mostWait;

  @Mixin private TrustOptions trust;

  private UpstreamConfig resolved;

  /** Returns where the server is, resolved. */
  UpstreamConfig upstream() throws UnknownHostException {
    if (server.web()) {
      throw new IllegalArgumentException("--upstream: a proxy speaks v1, not over WebSocket");
    }
    Trust believed = trust.trust(server);
    InetAddress address = InetAddress.getByName(server.host());
    resolved =
        new UpstreamConfig(
            new InetSocketAddress(address, server.port()),
            null,
            leastWait,
            mostWait,
            System.nanoTime(),
            believed);
    return resolved;
  }

  /** Says where the server is. */
  String text() {
    String inside = server.tls() ? ", inside TLS" : "";
    return "upstream server: " + Listening.text(resolved.address()) + inside;
  }
}
