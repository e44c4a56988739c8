package org.mles.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.cert.Trust;
import org.mles.cli.option.CidConverter;
import org.mles.cli.option.DurationConverter;
import org.mles.cli.option.KeyOptions;
import org.mles.cli.option.ProtocolConverter;
import org.mles.cli.option.ServerAddress;
import org.mles.cli.option.TrustOptions;
import org.mles.client.ClientConfig;
import org.mles.session.Protocol;
import org.mles.text.Printable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that joins channels. Thread: main. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ClientOptions {
  @Option(
      names = {"-s", "--server"},
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:" + ClientConfig.DEFAULT_PORT,
      converter = ServerAddress.Converter.class,
      description = {
        "Server to join. Default: ${DEFAULT-VALUE}.",
        "tls://HOST:PORT: inside TLS; ws:// and wss://: over WebSocket, without and with it."
      })
  private ServerAddress server;

  @Option(
      names = {"-u", "--uid"},
      paramLabel = "USER",
      required = true,
      description = "User id to join as.")
  private String uid;

  @Option(
      names = {"-c", "--channel"},
      paramLabel = "CHANNEL",
      required = true,
      description = "Channel to join. May be given several times: all of them are joined.")
  private List<String> channels;

  @Option(
      names = "--profile",
      paramLabel = "v1|v2|n-draft",
      converter = ProtocolConverter.class,
      description = {
        "Protocol to speak. Default: v1, or v2 if the server is ws:// or wss://.",
        "n-draft, for which the server needs --protocols, is a draft: a stream of octets, without"
            + " senders and without borders."
      })
  private @Nullable Protocol profile;

  @Mixin private KeyOptions keys;
  @Mixin private TrustOptions trust;

  @Option(
      names = "--cid",
      paramLabel = "HEX",
      converter = CidConverter.class,
      description = {
        "Connection id, 8 hexadecimal digits; default: from the key.",
        "Needed to be on a channel twice as one user with a shared key."
      })
  private @Nullable Integer cid;

  @Option(
      names = "--connect-timeout",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "Longest wait for the connection. Default: ${DEFAULT-VALUE}.")
  private Duration connectTimeout;

  /**
   * Returns what to speak.
   *
   * @throws IllegalArgumentException if the server's address says otherwise
   */
  Protocol protocol() {
    if (profile == null) {
      return server.web() ? Protocol.V2 : Protocol.V1;
    }
    if (server.web() && profile != Protocol.V2) {
      throw new IllegalArgumentException("--profile: ws:// is spoken by v2 alone");
    }
    return profile;
  }

  /** Tells whether to speak the N draft. */
  boolean draft() {
    return protocol() == Protocol.N_DRAFT;
  }

  /** Tells whether more than one channel is joined. */
  boolean several() {
    return channels.size() > 1;
  }

  /**
   * Begins the configurations that these options ask for: one for each channel, in their order.
   *
   * @throws IllegalArgumentException if a channel is given twice
   */
  List<ClientConfig.Builder> configs() {
    WholeText.octets("--uid", uid);
    Set<String> seen = new HashSet<>();
    for (String channel : channels) {
      WholeText.octets("--channel", channel);
      if (!seen.add(channel)) {
        throw new IllegalArgumentException(
            "--channel: " + Printable.quoted(channel) + " is given twice");
      }
    }
    Trust believed = trust.trust(server);
    return channels.stream().map(channel -> config(channel).tls(believed)).toList();
  }

  private ClientConfig.Builder config(String channel) {
    ClientConfig.Builder builder =
        ClientConfig.builder(uid, channel)
            .server(server.host(), server.port())
            .sharedKey(keys.shared())
            .addressKey(keys.address())
            .connectTimeout(connectTimeout)
            .protocol(protocol());
    return cid == null ? builder : builder.cid(cid);
  }
}
