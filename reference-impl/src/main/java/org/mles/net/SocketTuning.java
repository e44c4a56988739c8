package org.mles.net;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/** Socket options of every connection. Thread: any. */
public final class SocketTuning {
  private static final int KEEP_ALIVE_IDLE_SECONDS = 5;

  private SocketTuning() {}

  /** Sets them: no Nagle delay, keepalive after 5 s of silence. */
  public static void apply(SocketChannel socket) throws IOException {
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
      socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_IDLE_SECONDS);
    }
  }
}
