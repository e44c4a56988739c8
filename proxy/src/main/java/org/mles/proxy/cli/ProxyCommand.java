package org.mles.proxy.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.auth.KeyPolicy;
import org.mles.cli.option.CheckOption;
import org.mles.cli.option.KeyOptions;
import org.mles.cli.option.LogOptions;
import org.mles.cli.option.MetricsOptions;
import org.mles.cli.option.OptionLines;
import org.mles.cli.option.OriginOptions;
import org.mles.cli.option.TlsOptions;
import org.mles.cli.program.Ending;
import org.mles.cli.program.HangUp;
import org.mles.cli.program.JarVersion;
import org.mles.metrics.MetricsConfig;
import org.mles.metrics.MetricsEndpoint;
import org.mles.net.Listening;
import org.mles.proxy.acme.AcmeConfig;
import org.mles.proxy.acme.Renewal;
import org.mles.proxy.web.ProxyConfig;
import org.mles.proxy.web.WebProxy;
import org.mles.server.tls.Tls;
import org.mles.text.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a proxy for browsers until it is interrupted. Thread: main. */
@Command(
    name = "proxy",
    description = {
      "Carries version 1 over WebSocket between browsers and a server, and shows a site, until it is"
          + " interrupted.",
      "Prints \"listening on HOST:PORT\" once browsers can connect."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    abbreviateSynopsis = true,
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ProxyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private CheckOption check;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on; 0.0.0.0: all of IPv4, :: all of both. Default: ${DEFAULT-VALUE}.")
  private InetAddress bind;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      defaultValue = "" + ProxyConfig.DEFAULT_PORT,
      description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Mixin private UpstreamOptions upstream;
  @Mixin private KeyOptions keys;
  @Mixin private OriginOptions origins;
  @Mixin private TlsOptions tls;
  @Mixin private AcmeOptions acme;
  @Mixin private SiteOptions site;
  @Mixin private ProxyLimitOptions limits;
  @Mixin private MetricsOptions metrics;
  @Mixin private LogOptions log;

  @Override
  public Integer call() throws IOException, InterruptedException {
    MetricsConfig shown = metrics.config();
    AcmeConfig ordered = acme.config();
    if (check.isWanted()) {
      check(shown, ordered);
      return 0;
    }
    log.apply();
    try (Renewal renewal = ordered == null ? null : new Renewal(ordered)) {
      return run(config(renewal), shown, renewal);
    }
  }

  private int run(ProxyConfig config, @Nullable MetricsConfig shown, @Nullable Renewal renewal)
      throws IOException, InterruptedException {
    try (WebProxy proxy = WebProxy.start(config);
        MetricsEndpoint page = page(shown, proxy, renewal)) {
      HangUp.does(proxy::readCertificate);
      Ending.does("mles-shutdown", proxy::close);
      say("listening on " + Listening.text(proxy.address()));
      say(upstream.text());
      if (config.tls() != null) {
        say(config.tls().text());
      }
      if (renewal != null) {
        renewal.start();
        say(renewal.config().text());
      }
      InetSocketAddress redirect = proxy.redirectAddress();
      if (redirect != null) {
        say("redirect to TLS on " + Listening.text(redirect));
      }
      if (config.site().files() > 0) {
        say("files of the site: " + config.site().files());
      }
      if (page != null) {
        say(page.text());
      }
      if (spec.commandLine().getOut().checkError()) {
        throw new IOException("output is lost: nobody learns where this proxy listens");
      }
      return ended(proxy.awaitEnd());
    }
  }

  private void check(@Nullable MetricsConfig shown, @Nullable AcmeConfig ordered)
      throws IOException {
    ProxyConfig config = ordered == null ? config(null) : expected(ordered);
    List<String> words = new ArrayList<>();
    words.add("address: " + Listening.text(new InetSocketAddress(config.bind(), config.port())));
    words.add(upstream.text());
    if (ordered != null) {
      words.add(ordered.text());
    } else if (config.tls() != null) {
      words.add(config.tls().text());
    }
    words.add("files of the site: " + config.site().files());
    if (shown != null) {
      words.add("metrics: " + shown.text());
    }
    OptionLines.of(spec, words, option -> null).forEach(this::say);
  }

  /** Returns what it is once the certificate has come. */
  private ProxyConfig expected(AcmeConfig ordered) throws IOException {
    refuseTwoCertificates();
    return config(ordered.domains(), Tls.selfSigned(ordered.domains()));
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }

  private static @Nullable MetricsEndpoint page(
      @Nullable MetricsConfig shown, WebProxy proxy, @Nullable Renewal renewal) throws IOException {
    return shown == null
        ? null
        : MetricsEndpoint.startValues(shown, () -> counters(proxy, renewal));
  }

  private static Map<String, Long> counters(WebProxy proxy, @Nullable Renewal renewal) {
    Map<String, Long> values = proxy.counters();
    if (renewal != null) {
      values.putAll(renewal.counters());
    }
    return values;
  }

  /** Only a failure ends the proxy before somebody ends the process. */
  private int ended(@Nullable Throwable failure) {
    if (failure != null) {
      String line = Printable.sentence("proxy: the proxy has failed: " + failure);
      spec.commandLine().getErr().println(line);
    }
    return spec.exitCodeOnExecutionException();
  }

  /**
   * Returns the configuration that the options ask for.
   *
   * @param renewal keeps the certificate valid; null if that is somebody else's business
   */
  ProxyConfig config(@Nullable Renewal renewal) throws IOException {
    if (renewal == null) {
      return config(List.of(), tls.tls(origins.hosts()));
    }
    refuseTwoCertificates();
    return config(renewal.config().domains(), renewal.tls());
  }

  /** Names that a certificate is ordered for are the proxy's own. */
  private ProxyConfig config(List<String> domains, @Nullable Tls certificate) throws IOException {
    List<String> hosts = new ArrayList<>(origins.hosts());
    hosts.addAll(domains);
    return new ProxyConfig(
        bind,
        port,
        upstream.upstream(),
        KeyPolicy.of(keys.shared(), keys.address()),
        hosts,
        origins.origins(),
        certificate,
        site.site(),
        site.redirectPort(),
        limits.limits());
  }

  private void refuseTwoCertificates() {
    if (tls.tls(origins.hosts()) != null) {
      throw new IllegalArgumentException("--acme-domain gets what --tls-cert names");
    }
  }
}
