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
 * @param endpoints the texts that it may go by in endpoint mode. Source: V1-KEY-08, V1-KEY-09
 */
record Remote(InetSocketAddress address, List<String> endpoints) {
  static Remote of(InetSocketAddress address) {
    // Java shows an IPv4 client of a dual-stack listener as IPv4 already.
    byte[] octets = address.getAddress().getAddress();
    String text = EndpointText.of(octets, address.getPort());
    List<String> endpoints =
        address.getAddress() instanceof Inet4Address
            ? List.of(text, EndpointText.mapped(octets, address.getPort()))
            : List.of(text);
    return new Remote(address, endpoints);
  }

  /** Returns the address without the port. */
  InetAddress source() {
    return address.getAddress();
  }
}
