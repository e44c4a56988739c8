package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mles.testing.Frames.frame;

import java.io.IOException;
import java.net.BindException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.rule.Refusal;
import org.mles.session.Join;
import org.mles.testing.Frames;

/** Starting, watching and ending a server inside another program. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LifecycleIT {
  private static final byte[] ALICE = frame("alice", "");
  private static final byte[] BOB = frame("bob", "");

  @Test
  void saysThatAPortIsTakenAndLeavesNothingRunning() throws IOException {
    Set<Thread> before = loops();
    try (MlesServer server = MlesServer.start(config())) {
      assertThatThrownBy(() -> MlesServer.start(config().withPort(server.port())))
          .isInstanceOf(BindException.class);
    }
    assertThat(loops()).isEqualTo(before);
  }

  @Test
  void leavesNoThreadAndNoPortWhenClosedTwice() throws IOException {
    Set<Thread> before = loops();
    MlesServer server = MlesServer.start(config().withLoops(2));
    RawClient alice = RawClient.joined(server, "alice");
    RawClient bob = RawClient.joined(server, "bob").expect(ALICE);
    server.close();
    server.close();
    assertThat(loops()).isEqualTo(before);
    alice.expect(BOB).expectEnd();
    bob.expectEnd();
    MlesServer.start(config().withPort(server.port())).close();
  }

  @Test
  void doesNotWaitForTheDrainDeadlineWhenAllIsOut() throws IOException {
    MlesServer server = MlesServer.start(config().with(Limit.DRAIN_DEADLINE, Duration.ofHours(1)));
    RawClient alice = RawClient.joined(server, "alice");
    RawClient bob = RawClient.joined(server, "bob").expect(ALICE);
    server.close();
    alice.expect(BOB).expectEnd();
    bob.expectEnd();
  }

  @Test
  void countsWhatItDoes() throws IOException {
    try (MlesServer server = MlesServer.start(config(), ServerEvents.NONE);
        RawClient alice = RawClient.joined(server, "alice");
        RawClient bob = RawClient.joined(server, "bob").expect(ALICE)) {
      alice.expect(BOB).send(BOB, BOB);
      bob.expect(BOB, BOB);
      Counters counters = server.counters();
      assertThat(counters.connectionsAccepted()).isEqualTo(2);
      assertThat(counters.connectionsOpen()).isEqualTo(2);
      assertThat(counters.joins()).isEqualTo(2);
      assertThat(counters.framesIn()).isEqualTo(4);
      assertThat(counters.octetsIn()).isEqualTo(ALICE.length + 3L * BOB.length);
      assertThat(counters.refusals()).isEmpty();
    }
  }

  @Test
  void livesOnWhenItsObserverFails() throws IOException {
    try (MlesServer server = MlesServer.start(config(), new Failing());
        RawClient alice = RawClient.joined(server, "alice");
        RawClient bob = RawClient.joined(server, "bob").expect(ALICE);
        RawClient wrong = new RawClient(server)) {
      wrong.send(Frames.header('X', 1)).expectEnd();
      alice.expect(BOB).send(ALICE);
      bob.expect(ALICE);
      assertThat(server.counters().bugs()).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void canBeClosedByItsObserver() throws Exception {
    MlesServer[] itself = new MlesServer[1];
    ServerEvents closing =
        new ServerEvents() {
          @Override
          public void refused(SocketAddress remote, Refusal refusal) {
            itself[0].close();
          }
        };
    itself[0] = MlesServer.start(config(), closing);
    try (RawClient wrong = new RawClient(itself[0])) {
      wrong.send(Frames.header('X', 1)).expectEnd();
      itself[0].awaitEnd();
    }
  }

  private static ServerConfig config() {
    return ServerConfig.defaults().withPort(0).withSharedKey(Frames.SECRET);
  }

  private static Set<Thread> loops() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("mles-loop"))
        .collect(Collectors.toSet());
  }

  private static final class Failing implements ServerEvents {
    @Override
    public void joined(SocketAddress remote, Join join) {
      throw new IllegalStateException("joined");
    }

    @Override
    public void refused(SocketAddress remote, Refusal refusal) {
      throw new IllegalStateException("refused");
    }

    @Override
    public void left(SocketAddress remote) {
      throw new IllegalStateException("left");
    }
  }
}
