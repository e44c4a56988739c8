package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.client.ClientConfig;
import org.mles.client.MlesClient;
import org.mles.client.Received;
import org.mles.peer.UpstreamConfig;

/** Servers that are each other's peers, in a ring. Source: PEER-15, PEER-16, PEER-24. */
@Timeout(60)
class RingIT {
  private static final int FRAMES = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<MlesServer> servers = new ArrayList<>();
  private final List<MlesClient> clients = new ArrayList<>();

  @AfterEach
  void closeAll() {
    clients.forEach(MlesClient::close);
    servers.forEach(MlesServer::close);
  }

  @ParameterizedTest(name = "{0} servers, shared key {1}, address key {2}")
  @CsvSource({"2,key,", "3,key,", "2,,", "3,,", "2,,address", "3,,address"})
  void deliversEachFrameOnceToEachClientAndComesToRest(
      int size, @Nullable String sharedKey, @Nullable String addressKey) throws IOException {
    startRing(size, sharedKey, addressKey);
    for (int i = 0; i < size; i++) {
      clients.add(MlesClient.join(config(i, sharedKey, addressKey)));
    }
    // Links come up by and by; what is said before reaches the others with them.
    for (int n = 0; n < FRAMES; n++) {
      for (MlesClient client : clients) {
        client.publish(Integer.toString(n).getBytes(StandardCharsets.UTF_8));
      }
    }
    for (int i = 0; i < size; i++) {
      expectEachOfTheOthersOnceInOrder(i);
    }
    long framesIn = servers.stream().mapToLong(server -> server.counters().framesIn()).sum();
    assertThat(framesIn).isLessThanOrEqualTo(2L * size * size * (FRAMES + 2));
  }

  private void expectEachOfTheOthersOnceInOrder(int listener) throws IOException {
    int size = clients.size();
    int[] next = new int[size];
    for (int heard = 0; heard < (size - 1) * FRAMES; heard++) {
      Received received = Objects.requireNonNull(clients.get(listener).poll(PATIENCE), "silence");
      int from = Integer.parseInt(received.uid());
      assertThat(from).isNotEqualTo(listener);
      assertThat(received.text()).isEqualTo(Integer.toString(next[from]++));
    }
  }

  private void startRing(int size, @Nullable String sharedKey, @Nullable String addressKey)
      throws IOException {
    List<Integer> ports = freePorts(size);
    for (int i = 0; i < size; i++) {
      InetSocketAddress next =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get((i + 1) % size));
      UpstreamConfig upstream =
          new UpstreamConfig(next, null, Duration.ofMillis(20), Duration.ofMillis(100), i);
      servers.add(
          MlesServer.start(
              ServerConfig.defaults()
                  .withLoops(2)
                  .withMirrorFrom(1)
                  .withPort(ports.get(i))
                  .withSharedKey(sharedKey)
                  .withAddressKey(addressKey)
                  .with(Limit.HISTORY_FRAMES, 10_000)
                  .withPeer(upstream)));
    }
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      sockets.add(socket);
      ports.add(socket.getLocalPort());
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return ports;
  }

  private ClientConfig config(int i, @Nullable String sharedKey, @Nullable String addressKey) {
    return ClientConfig.builder(Integer.toString(i), "ring")
        .server("127.0.0.1", servers.get(i).port())
        .sharedKey(sharedKey)
        .addressKey(addressKey)
        .build();
  }
}
