package org.mles.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.server.MetricsEndpoint;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a server until it is interrupted. Thread: main. */
@Command(
    name = "serve",
    description = {
      "Runs a server until it is interrupted.",
      "Prints \"listening on HOST:PORT\" once clients can connect."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    abbreviateSynopsis = true,
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on; 0.0.0.0 or :: for all. Default: ${DEFAULT-VALUE}.")
  private InetAddress bind;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      defaultValue = "" + ServerConfig.DEFAULT_PORT,
      description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--loops",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads; each channel is served by one of them. Default: ${DEFAULT-VALUE}.")
  private int loops;

  @Mixin private KeyOptions keys;
  @Mixin private LimitOptions limits;
  @Mixin private PeerOptions peer;

  @Option(
      names = "--strict-resync",
      description = "Refuse a resync whose outer key is not that of its first frame.")
  private boolean strictResync;

  @Option(
      names = "--n-draft",
      description = "Speak the N draft as well, on the same port. A draft: do not build on it.")
  private boolean draft;

  @Option(
      names = "--stats",
      paramLabel = "SECONDS",
      description = "Print the counters to stderr, every so many seconds.")
  private @Nullable Integer statsSeconds;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description = "Show the counters to Prometheus at http://localhost:PORT/metrics.")
  private @Nullable Integer metricsPort;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (MlesServer server = MlesServer.start(config())) {
      watch(server);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "mles-shutdown"));
      String host = server.address().getAddress().getHostAddress();
      spec.commandLine().getOut().println("listening on " + host + ":" + server.port());
      spec.commandLine().getOut().flush();
      server.awaitEnd();
    }
    // Only a failure ends the server before somebody ends the process.
    return spec.exitCodeOnExecutionException();
  }

  /** Shows the counters where it was asked for; ends with the process. */
  private void watch(MlesServer server) throws IOException {
    if (statsSeconds != null) {
      StatsPrinter.start(statsSeconds, server, spec.commandLine().getErr());
    }
    if (metricsPort != null) {
      MetricsEndpoint.start(metricsPort, server::counters);
    }
  }

  private ServerConfig config() throws IOException {
    ServerConfig config =
        ServerConfig.defaults()
            .withBind(bind)
            .withPort(port)
            .withLoops(loops)
            .withSharedKey(keys.key)
            .withAddressKey(keys.addressKey)
            .withPeer(peer.upstream())
            .withStrictResync(strictResync)
            .withDraft(draft);
    return limits.applyTo(config);
  }
}
