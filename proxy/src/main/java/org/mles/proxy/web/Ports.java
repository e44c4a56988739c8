package org.mles.proxy.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.http.OriginRules;
import org.mles.net.Listening;
import org.mles.net.Plain;
import org.mles.net.Transport;
import org.mles.proxy.site.Redirect;
import org.mles.ws.Handshake;

/** Where a proxy listens. Thread: any. */
final class Ports implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final List<ServerSocketChannel> listeners = new ArrayList<>();
  private final List<InetSocketAddress> addresses = new ArrayList<>();

  private Ports() {}

  /**
   * Opens them, for a loop that is not running yet.
   *
   * @param transports carries the octets of the main port
   * @throws IOException if one cannot be opened; none is then
   */
  static Ports open(
      ProxyConfig config, ProxyLoop proxy, Function<SocketChannel, Transport> transports)
      throws IOException {
    Ports ports = new Ports();
    try {
      List<String> hosts = new ArrayList<>(config.hosts());
      hosts.addAll(config.site().hosts());
      OriginRules origins = new OriginRules(hosts, config.origins());
      Handshake handshake = new Handshake(origins, config.tls() != null);
      Integer redirectPort = config.redirectPort();
      ports.listen(config, config.port(), proxy, Door.main(transports, handshake, config.site()));
      if (redirectPort != null) {
        Redirect redirect = new Redirect(hosts, ports.address().getPort());
        Door door = Door.redirecting(Plain::new, handshake, redirect);
        ports.listen(config, redirectPort, proxy, door);
      }
      return ports;
    } catch (IOException | RuntimeException | Error e) {
      ports.close();
      throw e;
    }
  }

  private void listen(ProxyConfig config, int port, ProxyLoop proxy, Door door) throws IOException {
    ServerSocketChannel listener =
        Listening.on(new InetSocketAddress(config.bind(), port), BACKLOG);
    listeners.add(listener);
    addresses.add((InetSocketAddress) listener.getLocalAddress());
    proxy.listen(listener, door);
  }

  InetSocketAddress address() {
    return addresses.get(0);
  }

  @Nullable InetSocketAddress redirectAddress() {
    return addresses.size() > 1 ? addresses.get(1) : null;
  }

  @Override
  public void close() throws IOException {
    for (ServerSocketChannel listener : listeners) {
      listener.close();
    }
  }
}
