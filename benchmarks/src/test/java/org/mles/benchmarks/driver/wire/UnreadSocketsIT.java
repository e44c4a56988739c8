package org.mles.benchmarks.driver.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What lies in sockets can be seen without reading it. */
@Timeout(60)
final class UnreadSocketsIT {
  private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(50);

  private final List<Socket> servers = new ArrayList<>();
  private final List<WireSocket> clients = new ArrayList<>();
  private UnreadSockets sockets;

  UnreadSocketsIT() throws IOException {
    sockets = UnreadSockets.open();
  }

  @BeforeEach
  void connect() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 2; i++) {
        clients.add(WireSocket.connect(listener.getLocalSocketAddress()));
        servers.add(listener.accept());
      }
    }
    sockets.start(clients, List.of());
  }

  @AfterEach
  void close() throws IOException {
    sockets.close();
    clients.forEach(WireSocket::close);
    for (Socket server : servers) {
      server.close();
    }
  }

  @Test
  void seesWhatWaitsAndStillSeesItAfterwards() throws Exception {
    assertThat(sockets.connections()).isEqualTo(2);
    assertThat(sockets.waiting(1)).isZero();
    servers.get(1).getOutputStream().write(new byte[7]);
    assertThat(sockets.await(1, LONG_NANOS)).isTrue();
    assertThat(sockets.waiting(1)).isEqualTo(7);
    assertThat(sockets.waiting(1)).isEqualTo(7);
    assertThat(sockets.waiting(0)).isZero();
    assertThat(sockets.octetsRead(1)).isZero();
    sockets.read();
    assertThat(sockets.octetsRead(1)).isEqualTo(7);
    assertThat(sockets.waiting(1)).isZero();
    assertThat(sockets.failure()).isNull();
  }

  @Test
  void waitsInVainForASilentServer() {
    assertThat(sockets.await(0, TimeUnit.MILLISECONDS.toNanos(20))).isFalse();
    assertThat(sockets.failure()).isNull();
  }

  @Test
  void doesNotWaitForALostServerAndSaysThatItIsLost() throws Exception {
    servers.get(0).close();
    assertThat(sockets.await(0, LONG_NANOS)).isFalse();
    sockets.read();
    assertThat(sockets.failure()).contains("closed");
  }
}
