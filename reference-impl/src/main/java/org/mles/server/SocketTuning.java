package org.mles.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/** Socket options of every connection. Thread: any. Source: V1-FWD-10, V1-CLOSE-05. */
final class SocketTuning {
  private static final int KEEP_ALIVE_IDLE_SECONDS = 5;

  private SocketTuning() {}

  static void apply(SocketChannel socket) throws IOException {
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
      socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_IDLE_SECONDS);
    }
  }
}
