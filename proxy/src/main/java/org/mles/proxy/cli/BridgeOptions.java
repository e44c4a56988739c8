package org.mles.proxy.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.cert.Trust;
import org.mles.cli.option.KeyOptions;
import org.mles.cli.option.ServerAddress;
import org.mles.cli.option.TrustOptions;
import org.mles.client.ClientConfig;
import org.mles.proxy.bridge.MlesShore;
import org.mles.session.Protocol;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** As whom a bridge joins servers, and how it knows them. Thread: main. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class BridgeOptions {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Option(
      names = {"-u", "--uid"},
      paramLabel = "USER",
      description = "User id to join both servers as. Default: a random one for each.")
  private @Nullable String uid;

  @Mixin private KeyOptions keys;

  @Option(
      names = "--key-file-b",
      paramLabel = "FILE",
      description = "File whose first line is the shared key of the second URL, if it is another.")
  private @Nullable Path keyFileB;

  @Mixin private TrustOptions trust;

  /** Returns a server that takes the shared key, or, as the second of two, its own. */
  MlesShore shore(ServerAddress server, boolean second) {
    if (!server.web()) {
      throw new IllegalArgumentException(
          server.host() + ":" + server.port() + ": version 2 is spoken over ws:// or wss://");
    }
    String key =
        second && keyFileB != null ? keys.firstLine("--key-file-b", keyFileB) : keys.shared();
    String user = uid == null ? randomUid() : uid;
    Trust believed = server.tls() ? trust.trust(server) : null;
    Function<String, ClientConfig> configs =
        channel ->
            ClientConfig.builder(user, channel)
                .server(server.host(), server.port())
                .sharedKey(key)
                .addressKey(keys.address())
                .protocol(Protocol.V2)
                .tls(believed)
                .build();
    String address = (server.tls() ? "wss://" : "ws://") + configs.apply("-").server();
    return new MlesShore(address, configs);
  }

  /** Refuses what says whom to believe if nobody has to be. */
  void requireTrustIsUsed(Iterable<ServerAddress> servers) {
    boolean tls = false;
    for (ServerAddress server : servers) {
      tls |= server.tls();
    }
    if (!tls) {
      trust.trust(null);
    }
  }

  private static String randomUid() {
    byte[] octets = new byte[8];
    RANDOM.nextBytes(octets);
    return "bridge-" + HexFormat.of().formatHex(octets);
  }
}
