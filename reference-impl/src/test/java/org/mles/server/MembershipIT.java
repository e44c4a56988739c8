package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.testing.Frames.concat;
import static org.mles.testing.Frames.frame;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mles.mirror.Spread;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;

/** Joining, leaving and what is kept for others; with one loop and with several. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MembershipIT {
  private static final byte[] ALICE = frame("alice", "");
  private static final byte[] BOB = frame("bob", "");
  private static final byte[] HELLO = frame("alice", "hello");

  @SuppressWarnings("NullAway.Init") // each test starts its own
  private MlesServer server;

  @AfterEach
  void noBugWasMet() {
    assertThat(server.counters().bugs()).isZero();
    server.close();
    assertThat(server.counters().connectionsOpen()).isZero();
  }

  @ParameterizedTest
  @MethodSource("spreads")
  void refusesADuplicateCidAndLeavesTheFirstAlone(Spread spread) throws IOException {
    start(config(spread));
    try (RawClient alice = RawClient.joined(server, "alice");
        RawClient bob = RawClient.joined(server, "bob").expect(ALICE);
        RawClient twin = new RawClient(server)) {
      alice.expect(BOB);
      twin.send(frame("alice", "second")).expectEnd();
      alice.send(HELLO);
      bob.send(frame("bob", "hi"));
      bob.expect(HELLO);
      alice.expect(frame("bob", "hi"));
      assertThat(server.counters().refused(WireRule.DUPLICATE_CID)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("spreads")
  void keepsTheNewestFramesForJoinersOfEachChannel(Spread spread) throws IOException {
    start(config(spread).with(Limit.HISTORY_FRAMES, 3));
    byte[][] sent = new byte[8][];
    for (int channel = 0; channel < 8; channel++) {
      sent[channel] = frame("u", "channel " + channel, new byte[channel]);
      try (RawClient u = new RawClient(server)) {
        u.send(concat(sent[channel], sent[channel], ALICE, BOB, HELLO));
        u.socket.shutdownOutput();
        u.expectEnd();
      }
    }
    for (int channel = 0; channel < 8; channel++) {
      try (RawClient late = new RawClient(server)) {
        late.send(frame("late", "channel " + channel, new byte[0])).expect(ALICE, BOB, HELLO);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("spreads")
  void keepsNothingUnderALimitOfNoFrames(Spread spread) throws IOException {
    start(config(spread).with(Limit.HISTORY_FRAMES, 0));
    try (RawClient alice = RawClient.joined(server, "alice").send(HELLO);
        RawClient bob = joinedAfter(2)) {
      alice.expect(BOB);
      alice.send(frame("alice", "live"));
      bob.expect(frame("alice", "live"));
    }
  }

  @ParameterizedTest
  @MethodSource("spreads")
  void sendsWhatIsQueuedAfterAFinAndThenEnds(Spread spread) throws IOException {
    start(config(spread));
    byte[] large = frame("alice", "x".repeat(3_000_000));
    byte[] carolJoins = frame("carol", "");
    try (RawClient carol = RawClient.joined(server, "carol");
        RawClient alice = RawClient.joined(server, "alice").send(large, HELLO)) {
      carol.expect(ALICE, large, HELLO);
      RawClient bob = RawClient.joined(server, "bob");
      bob.socket.shutdownOutput();
      bob.expect(carolJoins, ALICE, large, HELLO).expectEnd();
      bob.close();
      RawClient.joined(server, "bob").expect(carolJoins, ALICE, large, HELLO, BOB).close();
      alice.expect(carolJoins, BOB, BOB);
    }
  }

  @ParameterizedTest
  @MethodSource("spreads")
  void servesTheOthersOnWhenAMemberIsReset(Spread spread) throws IOException {
    start(config(spread));
    try (RawClient alice = RawClient.joined(server, "alice");
        RawClient bob = RawClient.joined(server, "bob").expect(ALICE)) {
      RawClient carol = RawClient.joined(server, "carol").expect(ALICE, BOB);
      bob.expect(frame("carol", ""));
      carol.send(Arrays.copyOf(HELLO, 30)).reset();
      alice.send(HELLO);
      bob.expect(HELLO);
      alice.expect(BOB, frame("carol", ""));
    }
  }

  @ParameterizedTest
  @MethodSource("spreads")
  void restoresAResyncAndForwardsIt(Spread spread) throws IOException {
    start(config(spread));
    try (RawClient bob = RawClient.joined(server, "bob");
        RawClient peer = new RawClient(server)) {
      peer.send(Frames.resync("whoever", ALICE, HELLO)).expect(BOB);
      bob.expect(ALICE, HELLO);
      RawClient.joined(server, "late").expect(ALICE, HELLO, BOB).close();
      assertThat(server.counters().resyncs()).isEqualTo(1);
    }
  }

  private RawClient joinedAfter(long framesIn) throws IOException {
    RawClient.await(() -> server.counters().framesIn() == framesIn);
    return RawClient.joined(server, "bob");
  }

  private void start(ServerConfig config) throws IOException {
    server = MlesServer.start(config, ServerEvents.NONE);
  }

  /** One loop; several with a member or two on each channel; and each member on another. */
  static Stream<Spread> spreads() {
    return Stream.of(new Spread(1, 32), new Spread(3, 32), new Spread(2, 1), new Spread(4, 1));
  }

  private static ServerConfig config(Spread spread) {
    return ServerConfig.defaults()
        .withPort(0)
        .withSharedKey(Frames.SECRET)
        .withLoops(spread.loops())
        .withMirrorFrom(spread.mirrorFrom());
  }
}
