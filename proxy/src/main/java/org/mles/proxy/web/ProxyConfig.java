package org.mles.proxy.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.auth.KeyPolicy;
import org.mles.http.OriginRules;
import org.mles.peer.UpstreamConfig;
import org.mles.proxy.site.Site;
import org.mles.server.tls.Tls;

/**
 * What a proxy is told. Thread: any.
 *
 * @param bind address to listen on
 * @param port 0 for a free one
 * @param upstream the server that channels lead to, and how long to wait before another attempt
 * @param keys what that server asks for. Source: WSP-04
 * @param hosts names that browsers know the proxy by, besides those of loopback
 * @param origins pages of other hosts that may come, {@code *} for all. Source: WSP-10
 * @param tls what is shown to browsers; null to speak without
 * @param site what is shown beside WebSockets
 * @param redirectPort where browsers that come without TLS are sent to the port that has it; null
 *     for nowhere
 * @param limits how much of anything there may be
 */
public record ProxyConfig(
    InetAddress bind,
    int port,
    UpstreamConfig upstream,
    KeyPolicy keys,
    List<String> hosts,
    List<String> origins,
    @Nullable Tls tls,
    Site site,
    @Nullable Integer redirectPort,
    ProxyLimits limits) {
  /** Port of the original. */
  public static final int DEFAULT_PORT = 8076;

  /** First wait before a lane is opened again. Source: WSP-14 */
  public static final Duration LEAST_WAIT = Duration.ofSeconds(1);

  /** Longest wait. */
  public static final Duration MOST_WAIT = Duration.ofMinutes(1);

  /**
   * Takes copies of the lists.
   *
   * @throws IllegalArgumentException naming the value that cannot be
   */
  public ProxyConfig {
    hosts = List.copyOf(hosts);
    origins = List.copyOf(origins);
    requirePort("port", port);
    if (redirectPort != null) {
      requirePort("redirect port", redirectPort);
      if (tls == null) {
        throw new IllegalArgumentException("a redirect to TLS needs a certificate");
      }
    }
    // Refused here, where the text still has a name.
    new OriginRules(hosts, origins);
  }

  private static void requirePort(String name, int port) {
    if (port < 0 || port > 0xFFFF) {
      throw new IllegalArgumentException(name + ": " + port + " is not between 0 and 65535");
    }
  }

  /** Returns a proxy on loopback, to a server without a shared key. */
  public static ProxyConfig to(InetSocketAddress upstream) {
    return new ProxyConfig(
        InetAddress.getLoopbackAddress(),
        DEFAULT_PORT,
        new UpstreamConfig(upstream, null, LEAST_WAIT, MOST_WAIT, System.nanoTime()),
        KeyPolicy.of(null, null),
        List.of(),
        List.of(),
        null,
        Site.NONE,
        null,
        ProxyLimits.STANDARD);
  }

  /** Changes {@link #port}. */
  public ProxyConfig withPort(int other) {
    return new ProxyConfig(
        bind, other, upstream, keys, hosts, origins, tls, site, redirectPort, limits);
  }

  /** Changes {@link #upstream}. */
  public ProxyConfig withUpstream(UpstreamConfig other) {
    return new ProxyConfig(
        bind, port, other, keys, hosts, origins, tls, site, redirectPort, limits);
  }

  /** Changes {@link #keys}. */
  public ProxyConfig withKeys(KeyPolicy other) {
    return new ProxyConfig(
        bind, port, upstream, other, hosts, origins, tls, site, redirectPort, limits);
  }

  /** Changes {@link #hosts}. */
  public ProxyConfig withHosts(List<String> other) {
    return new ProxyConfig(
        bind, port, upstream, keys, other, origins, tls, site, redirectPort, limits);
  }

  /** Changes {@link #tls}. */
  public ProxyConfig withTls(@Nullable Tls other) {
    return new ProxyConfig(
        bind, port, upstream, keys, hosts, origins, other, site, redirectPort, limits);
  }

  /** Changes {@link #site}. */
  public ProxyConfig withSite(Site other) {
    return new ProxyConfig(
        bind, port, upstream, keys, hosts, origins, tls, other, redirectPort, limits);
  }

  /** Changes {@link #redirectPort}. */
  public ProxyConfig withRedirectPort(@Nullable Integer other) {
    return new ProxyConfig(bind, port, upstream, keys, hosts, origins, tls, site, other, limits);
  }

  /** Changes {@link #limits}. */
  public ProxyConfig withLimits(ProxyLimits other) {
    return new ProxyConfig(
        bind, port, upstream, keys, hosts, origins, tls, site, redirectPort, other);
  }
}
