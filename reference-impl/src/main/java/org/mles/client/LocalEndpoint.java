package org.mles.client;

import java.util.Arrays;
import org.mles.auth.EndpointText;

/**
 * Names the client's own end of a connection as the server is expected to see it.
 *
 * <p>An IPv4-mapped IPv6 address is written as IPv4: that is the client's address, and the mapped
 * form is only how a dual-stack socket shows it. Thread: any. Source: V1-KEY-06, V1-KEY-09.
 */
final class LocalEndpoint {
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFF};

  private LocalEndpoint() {}

  /** Returns the text that endpoint mode hashes, for an address of 4 or 16 octets. */
  static String text(byte[] address, int port) {
    boolean mapped =
        address.length > MAPPED.length
            && Arrays.equals(Arrays.copyOf(address, MAPPED.length), MAPPED);
    byte[] plain = mapped ? Arrays.copyOfRange(address, MAPPED.length, address.length) : address;
    return EndpointText.of(plain, port);
  }
}
