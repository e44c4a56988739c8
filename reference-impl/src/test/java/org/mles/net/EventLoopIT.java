package org.mles.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.testing.ManualClock;

/** One loop, turned by hand, with real sockets on loopback. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EventLoopIT {
  private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final ManualClock clock = new ManualClock();
  private final List<String> log = new ArrayList<>();
  private final List<Throwable> bugs = new ArrayList<>();
  private EventLoop loop;
  private ServerSocketChannel listener;

  @BeforeEach
  void open() throws IOException {
    loop = new EventLoop(clock, () -> log.add("flush"), bugs::add);
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void close() throws IOException {
    loop.close();
    listener.close();
  }

  @Test
  void runsTheStagesOfATurnInTheirOrder() throws IOException {
    try (Pair pair = new Pair(Wire::plain)) {
      pair.client.getOutputStream().write('x');
      pair.peer.whenReceived =
          () -> {
            log.add("read");
            loop.execute(() -> log.add("task"));
            loop.timers().after(0, () -> log.add("timer"));
            pair.connection.close();
          };
      turnUntil(() -> log.contains("closed"));
      assertThat(log.subList(log.indexOf("read"), log.size()))
          .containsExactly("read", "task", "timer", "flush", "closed");
    }
  }

  @Test
  void flushesInBetweenWhenATurnBringsTooMuchToKeep() throws IOException {
    try (Pair first = new Pair(Wire::plain);
        Pair second = new Pair(Wire::plain)) {
      for (Pair pair : List.of(first, second)) {
        pair.peer.whenReceived =
            () -> {
              log.add("read");
              loop.read(9 << 20);
            };
        pair.send(1);
      }
      turnUntil(() -> log.stream().filter("read"::equals).count() == 2);
      assertThat(log).containsSubsequence("read", "flush", "read", "flush");
      assertThat(log.get(log.indexOf("read") + 1)).isEqualTo("flush");
    }
  }

  @Test
  void runsATaskThatComesTooLateSoThatItCanLetGo() throws IOException {
    try (Pair pair = new Pair(Wire::plain);
        SocketChannel moving = SocketChannel.open()) {
      loop.execute(() -> log.add("before the end"));
      loop.close();
      loop.execute(() -> log.add("after the end"));
      assertThat(log).endsWith("before the end", "after the end");
      assertThatThrownBy(() -> loop.open(Wire.plain(moving), fresh -> pair.peer))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void readsAConnectionOnceATurn() throws IOException {
    try (Pair pair = new Pair(Wire::plain)) {
      int octets = 400_000;
      Thread writer = new Thread(() -> pair.send(octets));
      writer.start();
      turnUntil(() -> pair.peer.received == octets);
      assertThat(pair.peer.largestRead).isLessThanOrEqualTo(128 << 10);
      for (int i = log.indexOf("read"); i < log.lastIndexOf("read"); i++) {
        assertThat(log.get(i).equals("read") && log.get(i + 1).equals("read")).isFalse();
      }
    }
  }

  @Test
  void saysWhenAWriteThatWasCutShortMayGoOn() throws IOException {
    try (Pair pair = new Pair(Wire::plain)) {
      ByteBuffer[] slices = {ByteBuffer.allocateDirect(32 << 20)};
      long written = pair.connection.write(slices, 1);
      assertThat(written).isBetween(1L, (32L << 20) - 1);
      assertThat(pair.connection.write(slices, 1)).as("while it waits").isZero();
      loop.poll(0);
      assertThat(log).doesNotContain("writable");
      pair.client.getInputStream().readNBytes((int) written);
      turnUntil(() -> log.contains("writable"));
      assertThat(pair.connection.write(slices, 1)).isPositive();
    }
  }

  @Test
  void closesOnlyTheConnectionWhoseHandlerThrows() throws IOException {
    try (Pair good = new Pair(Wire::plain);
        Pair bad = new Pair(Wire::plain)) {
      bad.peer.whenReceived =
          () -> {
            throw new IllegalStateException("broken");
          };
      bad.client.getOutputStream().write('x');
      turnUntil(() -> bad.peer.closed);
      assertThat(bad.client.getInputStream().read()).isEqualTo(-1);
      assertThat(bugs).hasSize(1);
      assertThat(bad.peer.cause).isSameAs(bugs.get(0));
      good.client.getOutputStream().write('x');
      turnUntil(() -> good.peer.received == 1);
      assertThat(good.peer.closed).isFalse();
    }
  }

  @Test
  void closesOnlyTheConnectionWhoseWireThrows() throws IOException {
    try (Pair good = new Pair(Wire::plain);
        Pair bad = new Pair(socket -> new Wire(socket, socket, new BrokenOut()))) {
      ByteBuffer[] slices = {ByteBuffer.allocate(1)};
      assertThat(bad.connection.write(slices, 1)).isZero();
      turnUntil(() -> bad.peer.closed);
      assertThat(bugs).hasSize(1);
      assertThat(good.connection.write(slices, 1)).isEqualTo(1);
    }
  }

  @Test
  void livesOnWhenAHandlerCannotBeMade() throws IOException {
    try (Socket client = new Socket(listener.socket().getInetAddress(), port());
        SocketChannel accepted = listener.accept()) {
      assertThatThrownBy(
              () ->
                  loop.open(
                      Wire.plain(accepted),
                      connection -> {
                        throw new IllegalStateException("no handler");
                      }))
          .hasMessage("no handler");
      client.getOutputStream().write('x');
      loop.poll(WAIT_NANOS);
      loop.poll(WAIT_NANOS);
      assertThat(log).containsExactly("flush", "flush");
    }
  }

  @Test
  void tellsAnEndOnceAndCanStillWrite() throws IOException {
    try (Pair pair = new Pair(Wire::plain)) {
      pair.client.shutdownOutput();
      turnUntil(() -> log.contains("ended"));
      loop.poll(0);
      loop.poll(0);
      assertThat(log.stream().filter("ended"::equals)).hasSize(1);
      assertThat(pair.connection.write(new ByteBuffer[] {ByteBuffer.allocate(3)}, 1)).isEqualTo(3);
      assertThat(pair.client.getInputStream().readNBytes(3)).hasSize(3);
    }
  }

  @Test
  void tellsAResetAsTheCauseOfTheClosing() throws IOException {
    try (Pair pair = new Pair(Wire::plain)) {
      pair.client.setSoLinger(true, 0);
      pair.client.close();
      turnUntil(() -> pair.peer.closed);
      assertThat(pair.peer.cause).isInstanceOf(IOException.class);
      assertThat(bugs).isEmpty();
    }
  }

  @Test
  void runsTasksOfOtherThreadsAndKeepsNewOnesForTheNextTurn() throws InterruptedException {
    Thread other =
        new Thread(
            () ->
                loop.execute(
                    () -> {
                      log.add("task");
                      loop.execute(() -> log.add("task of a task"));
                    }));
    other.start();
    other.join();
    loop.poll(Long.MAX_VALUE);
    assertThat(log).containsExactly("task", "flush");
    loop.poll(Long.MAX_VALUE);
    assertThat(log).containsExactly("task", "flush", "task of a task", "flush");
  }

  @Test
  void wakesForATimer() {
    loop.timers().after(1_000_000, () -> log.add("timer"));
    clock.advance(Duration.ofMillis(1));
    loop.poll(Long.MAX_VALUE);
    assertThat(log).containsExactly("timer", "flush");
  }

  @Test
  void acceptsAndClosesAll() throws IOException {
    List<Peer> peers = new ArrayList<>();
    loop.listen(
        listener,
        socket -> {
          try {
            loop.open(
                Wire.plain(socket),
                connection -> {
                  peers.add(new Peer());
                  return peers.get(peers.size() - 1);
                });
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        },
        bugs::add);
    try (Socket one = new Socket(listener.socket().getInetAddress(), port());
        Socket two = new Socket(listener.socket().getInetAddress(), port())) {
      turnUntil(() -> peers.size() == 2);
      loop.close();
      assertThat(peers).allMatch(peer -> peer.closed);
      assertThat(one.getInputStream().read()).isEqualTo(-1);
      assertThat(two.getInputStream().read()).isEqualTo(-1);
      assertThat(listener.isOpen()).isFalse();
    }
  }

  private int port() {
    return listener.socket().getLocalPort();
  }

  private void turnUntil(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      loop.poll(WAIT_NANOS);
    }
  }

  /** A client socket and the loop's end of it. */
  private final class Pair implements AutoCloseable {
    private final Socket client;
    private final Peer peer = new Peer();
    private final Connection connection;

    Pair(Function<SocketChannel, Wire> wires) throws IOException {
      client = new Socket(listener.socket().getInetAddress(), port());
      connection = loop.open(wires.apply(listener.accept()), fresh -> peer);
    }

    private void send(int octets) {
      try {
        client.getOutputStream().write(new byte[octets]);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() throws IOException {
      client.close();
    }
  }

  private final class Peer implements Connection.Handler {
    private Runnable whenReceived = () -> log.add("read");
    private int received;
    private int largestRead;
    private boolean closed;
    private @Nullable Throwable cause;

    @Override
    public void received(ByteBuffer in) {
      received += in.remaining();
      largestRead = Math.max(largestRead, in.remaining());
      in.position(in.limit());
      whenReceived.run();
    }

    @Override
    public void ended() {
      log.add("ended");
    }

    @Override
    public void writable() {
      log.add("writable");
    }

    @Override
    public void closed(@Nullable Throwable why) {
      log.add("closed");
      closed = true;
      cause = why;
    }
  }

  private static final class BrokenOut implements GatheringByteChannel {
    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      throw new IllegalStateException("broken wire");
    }

    @Override
    public long write(ByteBuffer[] sources) {
      return write(sources, 0, sources.length);
    }

    @Override
    public int write(ByteBuffer source) {
      throw new IllegalStateException("broken wire");
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
