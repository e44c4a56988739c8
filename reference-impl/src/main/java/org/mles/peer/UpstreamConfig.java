package org.mles.peer;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.time.Backoff;

/**
 * Where the upstream server is and how to go there.
 *
 * @param address resolved address
 * @param cid CID that all links carry instead of the client's; null for none. Source: PEER-17
 * @param leastWait shortest wait between attempts. Source: PEER-07
 * @param mostWait longest wait between attempts
 * @param seed of the random part of the waits
 */
public record UpstreamConfig(
    InetSocketAddress address,
    @Nullable Integer cid,
    Duration leastWait,
    Duration mostWait,
    long seed) {
  /** Waits of the original, from 5 s to 10 min, and no CID of its own. */
  public static UpstreamConfig of(InetSocketAddress address) {
    return new UpstreamConfig(
        address, null, Duration.ofSeconds(5), Duration.ofMinutes(10), System.nanoTime());
  }

  /** Refuses an address that was not resolved, and waits that make no back-off. */
  public UpstreamConfig {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("unknown host " + address.getHostString());
    }
    new Backoff(leastWait, mostWait, seed);
  }
}
