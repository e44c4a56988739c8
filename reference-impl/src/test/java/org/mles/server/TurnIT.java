package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.net.Plain;
import org.mles.net.Transport;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;
import org.mles.testing.ManualClock;

/** A server's loop turned by hand, on a clock that stands still, with writes that are counted. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TurnIT {
  private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final ManualClock clock = new ManualClock();
  private final List<CountingOut> outs = new ArrayList<>();
  private final List<Socket> clients = new ArrayList<>();
  private Shared shared;
  private ServerLoop server;
  private ServerSocketChannel listener;

  @BeforeEach
  void start() throws IOException {
    ServerConfig config =
        ServerConfig.defaults()
            .withPort(0)
            .withSharedKey(Frames.SECRET)
            .with(Limit.FIRST_FRAME_DEADLINE, Duration.ofSeconds(10))
            .with(Limit.DRAIN_DEADLINE, Duration.ofSeconds(1));
    shared = Shared.of(config, clock, ServerEvents.NONE, this::counted);
    ServerLoop[] itself = new ServerLoop[1];
    server = new ServerLoop(shared, channel -> itself[0]);
    itself[0] = server;
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.listen(listener);
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    server.loop().close();
  }

  @Test
  void writesOnceToEachSubscriberHoweverManyFramesATurnBrought() throws IOException {
    Socket alice = join("alice");
    List<Socket> others = List.of(join("bob"), join("carol"), join("dave"));
    outs.forEach(out -> out.writes = 0);
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      frames.add(Frames.frame("alice", "no. " + i));
    }
    byte[] all = Frames.concat(frames);
    alice.getOutputStream().write(all);
    long before = shared.tally().framesIn.sum();
    turnUntil(() -> shared.tally().framesIn.sum() > before);
    assertThat(shared.tally().framesIn.sum() - before).as("frames of one turn").isEqualTo(100);
    assertThat(outs.stream().map(out -> out.writes)).containsExactly(0, 1, 1, 1);
    for (Socket other : others) {
      skipJoins(other, all);
    }
  }

  @Test
  void writesOnceForFramesOfSeveralPublishersInOneTurn() throws IOException {
    List<Socket> members = List.of(join("alice"), join("bob"), join("carol"), join("dave"));
    long framesOfTurn;
    do {
      outs.forEach(out -> out.writes = 0);
      long before = shared.tally().framesIn.sum();
      for (int i = 0; i < 3; i++) {
        byte[] frame = Frames.frame("whoever", "from " + i);
        members.get(i).getOutputStream().write(Frames.concat(frame, frame));
      }
      server.loop().poll(WAIT_NANOS);
      framesOfTurn = shared.tally().framesIn.sum() - before;
      turnUntil(() -> shared.tally().framesIn.sum() == before + 6);
      // The system may have been late with one of the three; then it was no such turn.
    } while (framesOfTurn < 6);
    assertThat(outs.stream().map(out -> out.writes)).containsExactly(1, 1, 1, 1);
  }

  @Test
  void closesASilentConnectionAtItsDeadlineAndNotBefore() throws IOException {
    Socket silent = connect();
    Socket slow = connect();
    slow.getOutputStream().write(Frames.frame("slow", ""), 0, 20);
    Socket alice = join("alice");
    clock.advance(Duration.ofSeconds(10).minusNanos(1));
    server.loop().poll(0);
    assertThat(server.clients()).hasSize(3);
    clock.advance(Duration.ofNanos(1));
    server.loop().poll(0);
    assertThat(server.clients()).hasSize(1);
    assertThat(
            shared
                .tally()
                .read(null, shared.memory().logs())
                .refused(WireRule.FIRST_FRAME_DEADLINE))
        .isEqualTo(2);
    assertThat(silent.getInputStream().read()).isEqualTo(-1);
    assertThat(slow.getInputStream().read()).isEqualTo(-1);
    assertThat(alice.getInputStream().available()).isZero();
  }

  @Test
  void closesALeavingReaderThatDoesNotReadAtTheDrainDeadline() throws IOException {
    Socket bob = join("bob");
    Socket alice = join("alice");
    byte[] large = Frames.frame("alice", Frames.ROOM, new byte[12 << 20]);
    Thread writer = new Thread(() -> write(alice, large));
    writer.start();
    turnUntil(() -> shared.tally().framesIn.sum() == 3);
    bob.shutdownOutput();
    join("bob");
    assertThat(server.clients()).as("its id is free, it still drains").hasSize(3);
    clock.advance(Duration.ofSeconds(1).minusNanos(1));
    server.loop().poll(0);
    assertThat(server.clients()).hasSize(3);
    clock.advance(Duration.ofNanos(1));
    server.loop().poll(0);
    assertThat(server.clients()).hasSize(2);
  }

  @Test
  void countsATurnedAwaySocketAsGoneWhenItsTransportCannotBeMade() throws IOException {
    outs.clear();
    transportsBroken = true;
    Socket unlucky = connect();
    assertThat(unlucky.getInputStream().read()).isEqualTo(-1);
    transportsBroken = false;
    assertThat(shared.tally().read(null, shared.memory().logs()).connectionsOpen()).isZero();
    assertThat(shared.tally().read(null, shared.memory().logs()).bugs()).isEqualTo(1);
    join("alice");
  }

  private boolean transportsBroken;

  private Transport counted(SocketChannel socket) {
    if (transportsBroken) {
      throw new IllegalStateException("no transport");
    }
    CountingOut out = new CountingOut(socket);
    outs.add(out);
    return new Plain(socket, socket, out);
  }

  private Socket connect() throws IOException {
    long accepted = shared.tally().connectionsAccepted.sum();
    Socket client = new Socket(InetAddress.getLoopbackAddress(), listener.socket().getLocalPort());
    client.setSoTimeout(20_000);
    clients.add(client);
    turnUntil(() -> shared.tally().connectionsAccepted.sum() > accepted);
    return client;
  }

  private Socket join(String uid) throws IOException {
    Socket client = connect();
    long joins = shared.tally().joins.sum();
    write(client, Frames.frame(uid, ""));
    turnUntil(() -> shared.tally().joins.sum() > joins);
    return client;
  }

  private static void write(Socket client, byte[] octets) {
    try {
      client.getOutputStream().write(octets);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads until {@code expected} ends what came. */
  private static void skipJoins(Socket client, byte[] expected) throws IOException {
    byte[] all = new byte[0];
    while (all.length < expected.length) {
      all = Frames.concat(all, client.getInputStream().readNBytes(1), available(client));
    }
    assertThat(all).endsWith(expected);
  }

  private static byte[] available(Socket client) throws IOException {
    return client.getInputStream().readNBytes(client.getInputStream().available());
  }

  private void turnUntil(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      server.loop().poll(WAIT_NANOS);
    }
  }

  /** Passes writes on and counts them. */
  private static final class CountingOut implements GatheringByteChannel {
    private final SocketChannel socket;
    private int writes;

    CountingOut(SocketChannel socket) {
      this.socket = socket;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
      writes++;
      return socket.write(sources, offset, length);
    }

    @Override
    public long write(ByteBuffer[] sources) throws IOException {
      return write(sources, 0, sources.length);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      writes++;
      return socket.write(source);
    }

    @Override
    public boolean isOpen() {
      return socket.isOpen();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
