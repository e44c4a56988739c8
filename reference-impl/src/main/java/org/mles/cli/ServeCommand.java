package org.mles.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import picocli.CommandLine.Command;
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
      defaultValue = "" + ServerConfig.DEFAULT_PORT,
      description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = {"-k", "--key"},
      defaultValue = "${env:MLES_KEY}",
      description = "Shared key; empty or absent for endpoint mode. Default: $MLES_KEY.")
  private @Nullable String key;

  @Option(
      names = "--address-key",
      paramLabel = "KEY",
      defaultValue = "${env:MLES_ADDR_KEY}",
      description = "Address key of endpoint mode. Default: $MLES_ADDR_KEY.")
  private @Nullable String addressKey;

  @Option(
      names = "--history-limit",
      paramLabel = "FRAMES",
      defaultValue = "100",
      description = "Frames that each channel retains, 0 for none. Default: ${DEFAULT-VALUE}.")
  private int historyFrames;

  @Option(
      names = "--history-octets",
      paramLabel = "OCTETS",
      defaultValue = "16777216",
      description = "Octets that each channel retains. Default: ${DEFAULT-VALUE}.")
  private long historyOctets;

  @Option(
      names = "--slow-reader-octets",
      paramLabel = "OCTETS",
      defaultValue = "16777216",
      description =
          "How far a reader may fall behind before it is closed. Default: ${DEFAULT-VALUE}.")
  private long slowReaderOctets;

  @Option(
      names = "--max-body",
      paramLabel = "OCTETS",
      defaultValue = "16777215",
      description = "Longest body. Default: ${DEFAULT-VALUE}.")
  private int maxBodyOctets;

  @Option(
      names = "--first-frame-deadline",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Time for a whole first frame. Default: ${DEFAULT-VALUE}.")
  private int firstFrameSeconds;

  @Option(names = "--strict-resync", description = "Check the outer key of a resync, too.")
  private boolean strictResync;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (MlesServer server = MlesServer.start(config())) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "mles-shutdown"));
      String host = server.address().getAddress().getHostAddress();
      spec.commandLine().getOut().println("listening on " + host + ":" + server.port());
      spec.commandLine().getOut().flush();
      server.awaitEnd();
    }
    // Only a failure ends the loop before somebody ends the process.
    return spec.exitCodeOnExecutionException();
  }

  private ServerConfig config() {
    return ServerConfig.defaults()
        .withBind(bind)
        .withPort(port)
        .withSharedKey(key)
        .withAddressKey(addressKey)
        .withHistoryFrames(historyFrames)
        .withHistoryOctets(historyOctets)
        .withSlowReaderOctets(slowReaderOctets)
        .withMaxBodyOctets(maxBodyOctets)
        .withFirstFrameDeadline(Duration.ofSeconds(firstFrameSeconds))
        .withStrictResync(strictResync);
  }
}
