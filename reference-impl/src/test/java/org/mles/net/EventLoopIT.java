package org.mles.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One loop, turned by hand, with real sockets on loopback. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EventLoopIT {
  private Stage stage;

  @BeforeEach
  void open() throws IOException {
    stage = new Stage();
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  @Test
  void runsTheStagesOfATurnInTheirOrder() throws IOException {
    try (Stage.Pair pair = stage.pair(Plain::new)) {
      pair.client.getOutputStream().write('x');
      pair.peer.whenReceived =
          () -> {
            stage.loop.execute(() -> stage.log.add("task"));
            stage.loop.timers().after(0, () -> stage.log.add("timer"));
            pair.connection.close();
          };
      stage.turnUntil(() -> stage.log.contains("closed"));
      assertThat(stage.log.subList(stage.log.indexOf("read"), stage.log.size()))
          .containsExactly("read", "task", "timer", "flush", "closed");
    }
  }

  @Test
  void flushesInBetweenWhenATurnBringsTooMuchToKeep() throws IOException {
    try (Stage.Pair first = stage.pair(Plain::new);
        Stage.Pair second = stage.pair(Plain::new)) {
      for (Stage.Pair pair : List.of(first, second)) {
        pair.peer.whenReceived = () -> stage.loop.read(9 << 20);
        pair.send(1);
      }
      stage.turnUntil(() -> stage.count("read") == 2);
      assertThat(stage.log).containsSubsequence("read", "flush", "read", "flush");
      assertThat(stage.log.get(stage.log.indexOf("read") + 1)).isEqualTo("flush");
    }
  }

  @Test
  void runsATaskThatComesTooLateSoThatItCanLetGo() throws IOException {
    try (Stage.Pair pair = stage.pair(Plain::new);
        SocketChannel moving = SocketChannel.open()) {
      stage.loop.execute(() -> stage.log.add("before the end"));
      stage.loop.close();
      stage.loop.execute(() -> stage.log.add("after the end"));
      assertThat(stage.log).endsWith("before the end", "after the end");
      assertThatThrownBy(() -> stage.loop.open(new Plain(moving), fresh -> pair.peer))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void readsAConnectionOnceATurn() throws IOException {
    try (Stage.Pair pair = stage.pair(Plain::new)) {
      int octets = 400_000;
      Thread writer = new Thread(() -> pair.send(octets));
      writer.start();
      stage.turnUntil(() -> pair.peer.received() == octets);
      assertThat(pair.peer.largestRead).isLessThanOrEqualTo(128 << 10);
      for (int i = stage.log.indexOf("read"); i < stage.log.lastIndexOf("read"); i++) {
        assertThat(stage.log.get(i).equals("read") && stage.log.get(i + 1).equals("read"))
            .isFalse();
      }
    }
  }

  @Test
  void saysWhenAWriteThatWasCutShortMayGoOn() throws IOException {
    try (Stage.Pair pair = stage.pair(Plain::new)) {
      ByteBuffer[] slices = {ByteBuffer.allocateDirect(32 << 20)};
      long written = pair.connection.write(slices, 1);
      assertThat(written).isBetween(1L, (32L << 20) - 1);
      assertThat(pair.connection.write(slices, 1)).as("while it waits").isZero();
      stage.loop.poll(0);
      assertThat(stage.log).doesNotContain("writable");
      pair.client.getInputStream().readNBytes((int) written);
      stage.turnUntil(() -> stage.log.contains("writable"));
      assertThat(pair.connection.write(slices, 1)).isPositive();
    }
  }

  @Test
  void closesOnlyTheConnectionWhoseHandlerThrows() throws IOException {
    try (Stage.Pair good = stage.pair(Plain::new);
        Stage.Pair bad = stage.pair(Plain::new)) {
      bad.peer.whenReceived =
          () -> {
            throw new IllegalStateException("broken");
          };
      bad.client.getOutputStream().write('x');
      stage.turnUntil(() -> bad.peer.closed);
      assertThat(bad.client.getInputStream().read()).isEqualTo(-1);
      assertThat(stage.bugs).hasSize(1);
      assertThat(bad.peer.cause).isSameAs(stage.bugs.get(0));
      good.client.getOutputStream().write('x');
      stage.turnUntil(() -> good.peer.received() == 1);
      assertThat(good.peer.closed).isFalse();
    }
  }

  @Test
  void closesOnlyTheConnectionWhoseTransportThrows() throws IOException {
    try (Stage.Pair good = stage.pair(Plain::new);
        Stage.Pair bad = stage.pair(socket -> new Plain(socket, socket, new BrokenOut()))) {
      ByteBuffer[] slices = {ByteBuffer.allocate(1)};
      assertThat(bad.connection.write(slices, 1)).isZero();
      stage.turnUntil(() -> bad.peer.closed);
      assertThat(stage.bugs).hasSize(1);
      assertThat(good.connection.write(slices, 1)).isEqualTo(1);
    }
  }

  @Test
  void livesOnWhenAHandlerCannotBeMade() throws IOException {
    try (Socket client = stage.connect();
        SocketChannel accepted = stage.listener.accept()) {
      assertThatThrownBy(
              () ->
                  stage.loop.open(
                      new Plain(accepted),
                      connection -> {
                        throw new IllegalStateException("no handler");
                      }))
          .hasMessage("no handler");
      client.getOutputStream().write('x');
      stage.turn();
      stage.turn();
      assertThat(stage.log).containsExactly("flush", "flush");
    }
  }

  @Test
  void tellsAnEndOnceAndCanStillWrite() throws IOException {
    try (Stage.Pair pair = stage.pair(Plain::new)) {
      pair.client.shutdownOutput();
      stage.turnUntil(() -> stage.log.contains("ended"));
      stage.loop.poll(0);
      stage.loop.poll(0);
      assertThat(stage.count("ended")).isOne();
      assertThat(pair.connection.write(new ByteBuffer[] {ByteBuffer.allocate(3)}, 1)).isEqualTo(3);
      assertThat(pair.client.getInputStream().readNBytes(3)).hasSize(3);
    }
  }

  @Test
  void tellsAResetAsTheCauseOfTheClosing() throws IOException {
    try (Stage.Pair pair = stage.pair(Plain::new)) {
      pair.client.setSoLinger(true, 0);
      pair.client.close();
      stage.turnUntil(() -> pair.peer.closed);
      assertThat(pair.peer.cause).isInstanceOf(IOException.class);
      assertThat(stage.bugs).isEmpty();
    }
  }

  @Test
  void runsTasksOfOtherThreadsAndKeepsNewOnesForTheNextTurn() throws InterruptedException {
    Thread other =
        new Thread(
            () ->
                stage.loop.execute(
                    () -> {
                      stage.log.add("task");
                      stage.loop.execute(() -> stage.log.add("task of a task"));
                    }));
    other.start();
    other.join();
    stage.loop.poll(Long.MAX_VALUE);
    assertThat(stage.log).containsExactly("task", "flush");
    stage.loop.poll(Long.MAX_VALUE);
    assertThat(stage.log).containsExactly("task", "flush", "task of a task", "flush");
  }

  @Test
  void wakesForATimer() {
    stage.loop.timers().after(1_000_000, () -> stage.log.add("timer"));
    stage.clock.advance(Duration.ofMillis(1));
    stage.loop.poll(Long.MAX_VALUE);
    assertThat(stage.log).containsExactly("timer", "flush");
  }

  @Test
  void acceptsAndClosesAll() throws IOException {
    List<Peer> peers = new ArrayList<>();
    stage.loop.listen(
        stage.listener,
        socket -> {
          try {
            stage.loop.open(
                new Plain(socket),
                connection -> {
                  peers.add(new Peer(stage.log));
                  return peers.get(peers.size() - 1);
                });
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        },
        stage.bugs::add);
    try (Socket one = stage.connect();
        Socket two = stage.connect()) {
      stage.turnUntil(() -> peers.size() == 2);
      stage.loop.close();
      assertThat(peers).allMatch(peer -> peer.closed);
      assertThat(one.getInputStream().read()).isEqualTo(-1);
      assertThat(two.getInputStream().read()).isEqualTo(-1);
      assertThat(stage.listener.isOpen()).isFalse();
    }
  }

  private static final class BrokenOut implements GatheringByteChannel {
    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      throw new IllegalStateException("broken transport");
    }

    @Override
    public long write(ByteBuffer[] sources) {
      return write(sources, 0, sources.length);
    }

    @Override
    public int write(ByteBuffer source) {
      throw new IllegalStateException("broken transport");
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
