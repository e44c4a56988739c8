package org.mles.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.mles.auth.EndpointText;

/**
 * The other end of a connection.
 *
 * @param address its socket address as this server sees it
 */
record Remote(InetSocketAddress address) {
  /**
   * Returns the texts that it may go by in endpoint mode, made anew: they are asked for once, and
   * longer than all else that is kept of it. Source: V1-KEY-08, V1-KEY-09.
   */
  List<String> endpoints() {
    // Java shows an IPv4 client of a dual-stack listener as IPv4 already.
    byte[] octets = source().getAddress();
    String text = EndpointText.of(octets, address.getPort());
    return source() instanceof Inet4Address
        ? List.of(text, EndpointText.mapped(octets, address.getPort()))
        : List.of(text);
  }

  /** Returns the address without the port. */
  InetAddress source() {
    return address.getAddress();
  }
}
