package org.mles.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.cli.option.CheckOption;
import org.mles.cli.option.DurationConverter;
import org.mles.cli.option.KeyOptions;
import org.mles.cli.option.LogOptions;
import org.mles.cli.option.MetricsOptions;
import org.mles.cli.option.ProtocolConverter;
import org.mles.cli.option.TlsOptions;
import org.mles.cli.program.Ending;
import org.mles.cli.program.HangUp;
import org.mles.cli.program.JarVersion;
import org.mles.metrics.MetricsConfig;
import org.mles.metrics.MetricsEndpoint;
import org.mles.net.Listening;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.session.Protocol;
import org.mles.site.Web;
import org.mles.text.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a server until it is interrupted. Thread: main. */
@Command(
    name = "serve",
    description = {
      "Runs a server until it is interrupted.",
      "Prints \"listening on HOST:PORT\" once clients can connect, and behind it what"
          + " 0.0.0.0 or an address of IPv6 stands for.",
      "SIGHUP has it read its certificate again at once; without, that takes a second or two."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    defaultValueProvider = ServeDefaults.class,
    abbreviateSynopsis = true,
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private CheckOption check;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "Address to listen on; 0.0.0.0: all of IPv4, :: all of both. Default: ${DEFAULT-VALUE}.")
  private InetAddress bind;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--loops",
      paramLabel = "N",
      description =
          "Threads; each channel is served by one of them, and by more once it has many members."
              + " Default: ${DEFAULT-VALUE}.")
  private int loops;

  @Option(
      names = "--mirror-from",
      paramLabel = "N",
      description =
          "Members of a channel that one loop serves before others take some."
              + " Default: ${DEFAULT-VALUE}.")
  private int mirrorFrom;

  @Mixin private KeyOptions keys;
  @Mixin private PeerOptions peer;

  @Option(
      names = "--strict-resync",
      description = "Refuse a resync whose outer key is not that of its first frame.")
  private boolean strictResync;

  @Option(
      names = "--protocols",
      paramLabel = "PROTOCOL",
      split = ",",
      converter = ProtocolConverter.class,
      description = {
        "What to speak on this port, of v1, v2 and n-draft; whoever begins otherwise is cut off."
            + " Default: ${DEFAULT-VALUE}.",
        "--peer needs v1, --site v2. n-draft is a draft: do not build on it."
      })
  private Set<Protocol> protocols;

  @Option(
      names = "--stats",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Print the counters to stderr, so often; at least 1ms.")
  private @Nullable Duration stats;

  @Mixin private WebOptions web;
  @Mixin private TlsOptions tls;
  @Mixin private MetricsOptions metrics;
  @Mixin private LogOptions log;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (stats != null && stats.toMillis() < 1) {
      throw new ParameterException(spec.commandLine(), "--stats must be 1ms or more");
    }
    MetricsConfig shown = metrics();
    ServerConfig config = config();
    if (check.isWanted()) {
      new ServePlan(spec, config, shown).lines().forEach(spec.commandLine().getOut()::println);
      return 0;
    }
    log.apply();
    try (MlesServer server = MlesServer.start(config);
        MetricsEndpoint page = page(shown, server)) {
      watch(server);
      HangUp.does(server::readCertificate);
      Ending.does("mles-shutdown", server::close);
      spec.commandLine().getOut().println("listening on " + Listening.text(server.address()));
      spec.commandLine().getOut().println(ServePlan.memory(config));
      if (config.tls() != null) {
        spec.commandLine().getOut().println(config.tls().text());
      }
      if (page != null) {
        spec.commandLine().getOut().println(page.text());
      }
      if (spec.commandLine().getOut().checkError()) {
        throw new IOException("output is lost: nobody learns where this server listens");
      }
      return ended(server.awaitEnd());
    }
  }

  private static @Nullable MetricsEndpoint page(@Nullable MetricsConfig shown, MlesServer server)
      throws IOException {
    return shown == null ? null : MetricsEndpoint.start(shown, server::counters);
  }

  /** Only a failure ends the server before somebody ends the process. */
  private int ended(@Nullable Throwable failure) {
    if (failure != null) {
      String line = Printable.sentence("serve: the server has failed: " + failure);
      spec.commandLine().getErr().println(line);
    }
    return spec.exitCodeOnExecutionException();
  }

  /** Prints the counters if that was asked for; ends with the process. */
  private void watch(MlesServer server) {
    if (stats != null) {
      StatsPrinter.start(stats, server, spec.commandLine().getErr());
    }
  }

  /** Returns where the counters are to be shown; null for nowhere. */
  @Nullable MetricsConfig metrics() {
    return metrics.config();
  }

  /** Returns the configuration that the options ask for. */
  ServerConfig config() throws IOException {
    Web told = web.web();
    ServerConfig config =
        ServerConfig.defaults()
            .withBind(bind)
            .withPort(port)
            .withLoops(loops)
            .withMirrorFrom(mirrorFrom)
            .withSharedKey(keys.shared())
            .withAddressKey(keys.address())
            .withPeer(peer.upstream())
            .withStrictResync(strictResync)
            .withProtocols(protocols)
            .withWeb(told)
            .withTls(tls.tls(told.hosts()));
    return LimitOptions.apply(spec, config);
  }
}
