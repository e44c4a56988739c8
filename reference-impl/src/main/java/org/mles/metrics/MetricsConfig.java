package org.mles.metrics;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.mles.net.Listening;
import org.mles.text.HostName;
import org.mles.text.Printable;

/**
 * Where the page is and who may ask for it.
 *
 * @param bind address to listen on
 * @param port 0 for a free one
 * @param hosts names that a request may ask for, besides localhost and the address that it came to
 * @param deadline time for one request with its answer
 */
public record MetricsConfig(InetAddress bind, int port, List<String> hosts, Duration deadline) {
  /**
   * Takes a copy of the list.
   *
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public MetricsConfig {
    hosts = List.copyOf(hosts);
    if (port < 0 || port > 0xFFFF) {
      throw new IllegalArgumentException("metrics port: " + port + " is not between 0 and 65535");
    }
    for (String host : hosts) {
      if (!HostName.canBe(host)) {
        throw new IllegalArgumentException("metrics host: " + Printable.quoted(host));
      }
    }
    if (deadline.isNegative() || deadline.isZero() || deadline.toDays() > 1) {
      throw new IllegalArgumentException("metrics deadline: " + deadline);
    }
  }

  /** Returns the page of a server that is told nothing else: on loopback, for localhost. */
  public static MetricsConfig onPort(int port) {
    return new MetricsConfig(
        InetAddress.getLoopbackAddress(), port, List.of(), Duration.ofSeconds(5));
  }

  /** Returns a copy that listens elsewhere. */
  public MetricsConfig withBind(InetAddress address) {
    return new MetricsConfig(address, port, hosts, deadline);
  }

  /** Returns a copy that may be asked for by other names. */
  public MetricsConfig withHosts(List<String> names) {
    return new MetricsConfig(bind, port, names, deadline);
  }

  /** Returns a copy with another time for a request. */
  public MetricsConfig withDeadline(Duration time) {
    return new MetricsConfig(bind, port, hosts, time);
  }

  /** Says where the page is. */
  public String text() {
    return Listening.text(new InetSocketAddress(bind, port));
  }
}
