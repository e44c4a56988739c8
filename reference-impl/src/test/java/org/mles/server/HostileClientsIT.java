package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.testing.Frames.frame;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.frame.v1.V1Header;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;

/**
 * Clients that want to bring the server down.
 *
 * <p>The numbers are small so that a build stays quick, see {@link Soak}.
 */
@Tag("slow")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class HostileClientsIT {
  private static final long KIB = 1 << 10;
  private static final long MIB = 1 << 20;

  @SuppressWarnings("NullAway.Init") // each test starts its own
  private MlesServer server;

  @AfterEach
  void servesOnWithoutABug() throws IOException {
    try (RawClient alice = RawClient.joined(server, "alice");
        RawClient bob = RawClient.joined(server, "bob")) {
      alice.send(frame("alice", "still here"));
      bob.hears(frame("alice", "still here"));
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
  void comingAndGoingLeavesNothingBehind() throws IOException {
    start(config());
    Soak soak = new Soak("join and leave");
    cycles(soak, 200, "room");
    int cycles = Soak.count(1_000, 50_000);
    long before = usedHeap();
    cycles(soak, cycles, "room");
    long grown = usedHeap() - before;
    assertThat(grown).isLessThan(8 * MIB);
    soak.done(
        String.format(Locale.ROOT, "%,d cycles; used heap grew by %,d KiB", cycles, grown / KIB));
  }

  @Test
  void channelsThatAreUsedOnceAreForgotten() throws IOException {
    start(config().with(Limit.DESERTED_CHANNELS, 50));
    Soak soak = new Soak("channels");
    cycles(soak, 200, "warm-up ");
    int channels = Soak.count(1_000, 100_000);
    long before = usedHeap();
    cycles(soak, channels, "channel ");
    long grown = usedHeap() - before;
    assertThat(grown).isLessThan(8 * MIB);
    soak.done(
        String.format(
            Locale.ROOT,
            "%,d channels used once; used heap grew by %,d KiB",
            channels,
            grown / KIB));
  }

  /** Joins and leaves; a name that ends in a space makes another channel each time. */
  private void cycles(Soak soak, int count, String channel) throws IOException {
    for (int i = 0; i < count; i++) {
      String name = channel.endsWith(" ") ? channel + i : channel;
      long joins = server.counters().joins();
      RawClient client = new RawClient(server).send(frame("user", name, new byte[100]));
      RawClient.await(() -> server.counters().joins() > joins);
      client.reset();
      RawClient.await(() -> server.counters().connectionsOpen() == 0);
      soak.progress(i + 1L, count);
    }
  }

  @Test
  void resetsAnywhereDisturbNobody() throws IOException {
    start(config().with(Limit.HISTORY_FRAMES, 5));
    byte[] conversation =
        Frames.concat(frame("mallory", ""), frame("mallory", "hello"), frame("mallory", "bye"));
    long connections = 2;
    Soak soak = new Soak("resets");
    int rounds = Soak.count(1, 50);
    try (RawClient carol = RawClient.joined(server, "carol");
        RawClient dave = RawClient.joined(server, "dave")) {
      for (int round = 0; round < rounds; round++) {
        for (int cut = 0; cut <= conversation.length; cut++) {
          RawClient mallory = new RawClient(server);
          mallory.send(Arrays.copyOf(conversation, cut)).reset();
          long accepted = ++connections;
          RawClient.await(() -> server.counters().connectionsAccepted() == accepted);
          RawClient.await(() -> server.counters().connectionsOpen() == 2);
        }
        soak.progress(round + 1L, rounds);
      }
      carol.send(frame("carol", "unharmed"));
      dave.hears(frame("carol", "unharmed"));
      dave.send(frame("dave", "neither am I"));
      carol.hears(frame("dave", "neither am I"));
    }
    RawClient.await(() -> server.counters().connectionsOpen() == 0);
    soak.done(
        String.format(
            Locale.ROOT,
            "%,d connections were reset, %,d after each octet of a conversation",
            connections - 2,
            rounds));
  }

  @Test
  void aReaderThatNeverReadsIsClosedAndTheOthersKeepPace() throws Exception {
    start(config().with(Limit.SLOW_READER_OCTETS, 4 * MIB));
    Soak soak = new Soak("slow reader");
    int frames = Soak.count(1_024, 16_384);
    byte[] frame = frame("alice", Frames.ROOM, new byte[64 * 1024]);
    try (RawClient idle = RawClient.joined(server, "idle");
        RawClient bob = RawClient.joined(server, "bob");
        RawClient carol = RawClient.joined(server, "carol");
        RawClient alice = RawClient.joined(server, "alice")) {
      List<DataInputStream> readers = new ArrayList<>();
      for (RawClient reader : List.of(bob, carol)) {
        readers.add(new DataInputStream(reader.socket.getInputStream()));
      }
      skipJoins(readers);
      byte[] got = new byte[frame.length];
      for (int i = 1; i <= frames; i++) {
        alice.send(frame);
        for (DataInputStream reader : readers) {
          reader.readFully(got);
          assertThat(Arrays.equals(got, frame)).as("frame %d", i).isTrue();
        }
        soak.progress(i, frames);
      }
      assertThat(server.counters().refused(WireRule.SLOW_READER)).isEqualTo(1);
      assertThat(idle.socket.isConnected()).isTrue();
    }
    long mebibytes = (long) frames * frame.length / MIB;
    soak.done(
        String.format(
            Locale.ROOT,
            "%,d MiB to two readers, every octet compared; the one that never read was closed",
            mebibytes));
  }

  /** Reads the joins of all others, from the history and live. */
  private static void skipJoins(List<DataInputStream> readers) throws IOException {
    int joins = 0;
    for (String uid : List.of("idle", "bob", "carol", "alice")) {
      joins += frame(uid, "").length;
    }
    readers.get(0).readFully(new byte[joins - frame("bob", "").length]);
    readers.get(1).readFully(new byte[joins - frame("carol", "").length]);
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
