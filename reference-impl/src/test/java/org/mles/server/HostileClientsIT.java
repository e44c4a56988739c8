package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.testing.Frames.frame;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.frame.V1Header;
import org.mles.frame.WireRule;
import org.mles.testing.Frames;

/**
 * Clients that want to bring the server down.
 *
 * <p>The numbers are small so that a build stays quick; {@code -Dmles.soak=N} makes them N times as
 * large.
 */
@Tag("slow")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class HostileClientsIT {
  private static final int SCALE = Integer.getInteger("mles.soak", 1);
  private static final long MIB = 1 << 20;

  @SuppressWarnings("NullAway.Init") // each test starts its own
  private MlesServer server;

  @AfterEach
  void servesOnWithoutABug() throws IOException {
    try (RawClient alice = RawClient.joined(server, "alice");
        RawClient bob = RawClient.joined(server, "bob")) {
      alice.send(frame("alice", "still here"));
      assertThat(bob.socket.getInputStream().read()).isEqualTo(V1Header.TYPE);
      assertThat(server.counters().bugs()).isZero();
    }
    server.close();
    assertThat(server.counters().connectionsOpen()).isZero();
  }

  @Test
  void announcedOctetsTakeNoMemory() throws IOException {
    start(config());
    long before = usedHeap();
    List<RawClient> clients = new ArrayList<>();
    byte[] header = Frames.header(V1Header.TYPE, V1Header.MAX_BODY_OCTETS);
    for (int i = 0; i < 200; i++) {
      clients.add(new RawClient(server).send(header, new byte[1_000]));
    }
    RawClient.await(() -> server.counters().octetsIn() == 200L * (header.length + 1_000));
    assertThat(usedHeap() - before).isLessThan(32 * MIB);
    for (RawClient client : clients) {
      client.close();
    }
  }

  @Test
  void silentConnectionsEndAtTheirDeadline() throws IOException {
    start(config().withFirstFrameDeadline(Duration.ofMillis(300)));
    int silent = Math.min(500 * SCALE, 8_000);
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < silent; i++) {
      clients.add(new RawClient(server));
    }
    for (RawClient client : clients) {
      client.expectEnd();
      client.close();
    }
    assertThat(server.counters().refused(WireRule.FIRST_FRAME_DEADLINE)).isEqualTo(silent);
  }

  @Test
  void comingAndGoingLeavesNothingBehind() throws IOException {
    start(config());
    cycles(200, "room");
    long before = usedHeap();
    cycles(1_000 * SCALE, "room");
    assertThat(usedHeap() - before).isLessThan(8 * MIB);
  }

  @Test
  void channelsThatAreUsedOnceAreForgotten() throws IOException {
    start(config().withMaxDesertedChannels(50));
    cycles(200, "warm-up ");
    long before = usedHeap();
    cycles(1_000 * SCALE, "channel ");
    assertThat(usedHeap() - before).isLessThan(8 * MIB);
  }

  /** Joins and leaves; a name that ends in a space makes another channel each time. */
  private void cycles(int count, String channel) throws IOException {
    for (int i = 0; i < count; i++) {
      String name = channel.endsWith(" ") ? channel + i : channel;
      long joins = server.counters().joins();
      RawClient client = new RawClient(server).send(frame("user", name, new byte[100]));
      RawClient.await(() -> server.counters().joins() > joins);
      client.reset();
      RawClient.await(() -> server.counters().connectionsOpen() == 0);
    }
  }

  @Test
  void resetsAnywhereDisturbNobody() throws IOException {
    start(config().withHistoryFrames(5));
    byte[] conversation =
        Frames.concat(frame("mallory", ""), frame("mallory", "hello"), frame("mallory", "bye"));
    long connections = 1;
    try (RawClient carol = RawClient.joined(server, "carol")) {
      for (int round = 0; round < SCALE; round++) {
        for (int cut = 0; cut <= conversation.length; cut++) {
          RawClient mallory = new RawClient(server);
          mallory.send(Arrays.copyOf(conversation, cut)).reset();
          long accepted = ++connections;
          RawClient.await(() -> server.counters().connectionsAccepted() == accepted);
          RawClient.await(() -> server.counters().connectionsOpen() == 1);
        }
      }
      carol.send(frame("carol", "unharmed"));
    }
    RawClient.await(() -> server.counters().connectionsOpen() == 0);
  }

  private void start(ServerConfig config) throws IOException {
    server = MlesServer.start(config, ServerEvents.NONE);
  }

  private static ServerConfig config() {
    return ServerConfig.defaults().withPort(0).withSharedKey(Frames.SECRET);
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
