package org.mles.peer;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.cert.Trust;
import org.mles.net.Plain;
import org.mles.net.Transport;
import org.mles.net.tls.Handshakes;
import org.mles.net.tls.TlsTransport;
import org.mles.text.Printable;
import org.mles.time.Backoff;

/**
 * Where the upstream server is and how to go there.
 *
 * @param address resolved address
 * @param cid CID that all links carry instead of the client's; null for none. Source: PEER-17
 * @param leastWait shortest wait between attempts. Source: PEER-07
 * @param mostWait longest wait between attempts
 * @param seed of the random part of the waits
 * @param tls whom to believe inside TLS, for the host that the address was made of; null to speak
 *     without. Source: TLS-VER-01
 */
public record UpstreamConfig(
    InetSocketAddress address,
    @Nullable Integer cid,
    Duration leastWait,
    Duration mostWait,
    long seed,
    @Nullable Trust tls) {
  /** First wait of the original. */
  public static final Duration LEAST_WAIT = Duration.ofSeconds(5);

  /** Longest wait of the original. */
  public static final Duration MOST_WAIT = Duration.ofMinutes(10);

  /** Waits of the original, and no CID of its own. */
  public static UpstreamConfig of(InetSocketAddress address) {
    return new UpstreamConfig(address, null, LEAST_WAIT, MOST_WAIT, System.nanoTime(), null);
  }

  /** Speaks without TLS. */
  public UpstreamConfig(
      InetSocketAddress address,
      @Nullable Integer cid,
      Duration leastWait,
      Duration mostWait,
      long seed) {
    this(address, cid, leastWait, mostWait, seed, null);
  }

  /** Says what carries the octets of a connection to it. */
  public Transport transport(SocketChannel socket, Handshakes handshakes) {
    Trust believed = tls;
    return believed == null
        ? new Plain(socket)
        : new TlsTransport(
            socket,
            handshakes,
            () -> believed.engine(address.getHostString(), address.getPort()),
            true);
  }

  /** Refuses an address that was not resolved, and waits that make no back-off. */
  public UpstreamConfig {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(
          "unknown host " + Printable.quoted(address.getHostString()));
    }
    new Backoff(leastWait, mostWait, seed);
  }
}
