package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.testing.Frames.frame;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.net.Plain;
import org.mles.net.Transport;
import org.mles.rule.Refusal;
import org.mles.session.Join;
import org.mles.testing.Bug;
import org.mles.testing.Frames;
import org.mles.time.Clock;

/**
 * An {@code Error} that one connection meets is that connection's; one that a loop meets ends the
 * whole server, and only the server.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ServerErrorsIT {
  private static final byte[] ALICE = frame("alice", "");
  private static final byte[] BOB = frame("bob", "");
  private static final int LOOPS = 4;

  private final AtomicBoolean broken = new AtomicBoolean();

  @ParameterizedTest
  @EnumSource
  void aMemberWhoseSocketCannotBeReadIsLostAlone(Bug bug) throws IOException {
    try (MlesServer server = MlesServer.start(config(), ServerEvents.NONE, thirdIsBroken(bug));
        RawClient alice = RawClient.joined(server, "alice");
        RawClient bob = RawClient.joined(server, "bob").expect(ALICE);
        RawClient carol = new RawClient(server)) {
      alice.expect(BOB);
      broken.set(true);
      carol.send(frame("carol", "")).expectEnd();
      alice.send(ALICE);
      bob.expect(ALICE).send(BOB);
      alice.expect(BOB);
      assertThat(server.counters().bugs()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMemberThatCannotBeWrittenToIsLostAlone(Bug bug) throws IOException {
    try (MlesServer server = MlesServer.start(config(), ServerEvents.NONE, thirdIsBroken(bug));
        RawClient alice = RawClient.joined(server, "alice");
        RawClient bob = RawClient.joined(server, "bob").expect(ALICE);
        RawClient carol = RawClient.joined(server, "carol").expect(ALICE, BOB)) {
      alice.expect(BOB, frame("carol", ""));
      bob.expect(frame("carol", ""));
      broken.set(true);
      alice.send(ALICE);
      bob.expect(ALICE).send(BOB);
      alice.expect(BOB);
      carol.expectEnd();
      assertThat(server.counters().bugs()).isEqualTo(1);
      broken.set(false);
      RawClient.await(() -> server.counters().connectionsOpen() == 2);
      RawClient.joined(server, "carol").close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anObserverThatFailsIsNobodysLoss(Bug bug) throws IOException {
    try (MlesServer server = MlesServer.start(config(), new Failing(bug));
        RawClient alice = RawClient.joined(server, "alice");
        RawClient bob = RawClient.joined(server, "bob").expect(ALICE);
        RawClient wrong = new RawClient(server)) {
      wrong.send(Frames.header('X', 1)).expectEnd();
      alice.expect(BOB).send(ALICE);
      bob.expect(ALICE);
      RawClient.await(() -> server.counters().bugs() == 4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, LOOPS - 1})
  void aLoopThatCannotGoOnEndsTheServer(int loop) throws Exception {
    Set<Thread> before = threads();
    List<Throwable> told = new ArrayList<>();
    ServerEvents events =
        new ServerEvents() {
          @Override
          public void failed(Throwable cause) {
            told.add(cause);
          }
        };
    Shared shared = Shared.of(config().withLoops(LOOPS), clockOf(loop), events, Plain::new);
    MlesServer server = MlesServer.start(shared);
    try (RawClient alice = RawClient.joined(server, "alice")) {
      broken.set(true);
      wakeAllLoops(server);
      Throwable failure = server.awaitEnd();
      assertThat(failure).isInstanceOf(OutOfMemoryError.class);
      assertThat(told).containsExactly(failure);
      alice.expectEnd();
      assertThat(threads()).isEqualTo(before);
    }
    server.close();
    MlesServer.start(config().withPort(server.port())).close();
  }

  /** Sends each loop a member; whoever comes after the end is refused by the system. */
  private static void wakeAllLoops(MlesServer server) {
    for (int i = 0; i < 64; i++) {
      try (RawClient client = new RawClient(server)) {
        client.send(frame("alice", "channel " + i, new byte[0]));
      } catch (IOException ended) {
        return;
      }
    }
  }

  /** A clock that fails on one loop's thread once it is to. */
  private Clock clockOf(int loop) {
    return () -> {
      if (broken.get() && Thread.currentThread().getName().equals("mles-loop-" + loop)) {
        Bug.MEMORY.strike();
      }
      return System.nanoTime();
    };
  }

  private Function<SocketChannel, Transport> thirdIsBroken(Bug bug) {
    int[] count = {0};
    return socket -> {
      Breakable ends = new Breakable(socket, bug);
      return ++count[0] == 3 ? new Plain(socket, ends, ends) : new Plain(socket);
    };
  }

  private static ServerConfig config() {
    return ServerConfig.defaults().withPort(0).withSharedKey(Frames.SECRET);
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("mles-loop"))
        .collect(Collectors.toSet());
  }

  private record Failing(Bug bug) implements ServerEvents {
    @Override
    public void joined(SocketAddress remote, Join join) {
      bug.strike();
    }

    @Override
    public void refused(SocketAddress remote, Refusal refusal) {
      bug.strike();
    }

    @Override
    public void left(SocketAddress remote) {
      bug.strike();
    }
  }

  /** The ends of a socket, struck by each use once they are to be. */
  private final class Breakable implements ReadableByteChannel, GatheringByteChannel {
    private final SocketChannel socket;
    private final Bug bug;

    Breakable(SocketChannel socket, Bug bug) {
      this.socket = socket;
      this.bug = bug;
    }

    private SocketChannel socket() {
      if (broken.get()) {
        bug.strike();
      }
      return socket;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return socket().read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      return socket().write(source);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
      return socket().write(sources, offset, length);
    }

    @Override
    public long write(ByteBuffer[] sources) throws IOException {
      return socket().write(sources);
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
