package org.mles.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;

/**
 * Where a server listens: an address of one family, or {@code ::}, which takes both. The JVM alone
 * would take IPv6 as well for {@code 0.0.0.0}. Thread: any.
 */
public final class Listening {
  private Listening() {}

  /**
   * Opens a listener.
   *
   * @param backlog connections that may wait to be accepted
   * @throws IOException if the address cannot be listened on; nothing stays open then
   */
  public static ServerSocketChannel on(InetSocketAddress address, int backlog) throws IOException {
    ServerSocketChannel listener =
        address.getAddress() instanceof Inet4Address
            ? ServerSocketChannel.open(StandardProtocolFamily.INET)
            : ServerSocketChannel.open();
    try {
      return listener.bind(address, backlog);
    } catch (UnsupportedAddressTypeException e) {
      listener.close();
      throw new IOException("there is no IPv6 here to listen on " + text(address), e);
    } catch (IOException | RuntimeException | Error e) {
      listener.close();
      throw e;
    }
  }

  /** Says what is listened on: {@code HOST:PORT}, and what else than this one address it means. */
  public static String text(InetSocketAddress address) {
    InetAddress host = address.getAddress();
    if (host instanceof Inet4Address) {
      String means = host.isAnyLocalAddress() ? ", all addresses of IPv4" : "";
      return host.getHostAddress() + ":" + address.getPort() + means;
    }
    String means = host.isAnyLocalAddress() ? ", all addresses of IPv4 and IPv6" : ", IPv6 only";
    return "[" + shortened(host) + "]:" + address.getPort() + means;
  }

  private static String shortened(InetAddress host) {
    if (host.isAnyLocalAddress()) {
      return "::";
    }
    return host.isLoopbackAddress() ? "::1" : host.getHostAddress();
  }
}
