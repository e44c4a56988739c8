package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.testing.Frames.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.frame.v1.V1Header;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;

/** What the server refuses so that it stays bounded. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LimitsIT {
  private static final byte[] ALICE = frame("alice", "");

  @Test
  void refusesConnectionsBeyondTheLimitAndAdmitsAgainWhenOneIsGone() throws IOException {
    try (MlesServer server = start(config().with(Limit.CONNECTIONS, 2));
        RawClient alice = RawClient.joined(server, "alice")) {
      RawClient bob = RawClient.joined(server, "bob").expect(ALICE);
      new RawClient(server).expectEnd();
      assertThat(server.counters().refused(WireRule.TOO_MANY_CONNECTIONS)).isEqualTo(1);
      bob.socket.shutdownOutput();
      bob.expectEnd();
      assertAdmitsAgain(server);
      alice.expect(frame("bob", ""));
    }
  }

  /** The server may send the end a moment before it counts it. */
  private static void assertAdmitsAgain(MlesServer server) throws IOException {
    boolean admitted = false;
    while (!admitted) {
      try (RawClient next = new RawClient(server)) {
        next.send(frame("carol", ""));
        admitted = next.socket.getInputStream().read() >= 0;
      } catch (SocketException reset) {
        admitted = false;
      }
    }
  }

  @Test
  void refusesUnjoinedConnectionsOfOneSourceBeyondTheLimit() throws IOException {
    try (MlesServer server = start(config().with(Limit.UNJOINED_PER_SOURCE, 2));
        RawClient first = new RawClient(server);
        RawClient second = new RawClient(server);
        RawClient third = new RawClient(server)) {
      third.expectEnd();
      assertThat(server.counters().refused(WireRule.TOO_MANY_FROM_SOURCE)).isEqualTo(1);
      first.send(ALICE);
      RawClient probe = second.send(frame("bob", "")).expect(ALICE);
      try (RawClient fourth = RawClient.joined(server, "carol")) {
        fourth.expect(ALICE, frame("bob", ""));
      }
      probe.expect(frame("carol", ""));
    }
  }

  @Test
  void refusesNewChannelsBeyondTheLimitButNotNewMembers() throws IOException {
    try (MlesServer server = start(config().with(Limit.CHANNELS, 1));
        RawClient alice = RawClient.joined(server, "alice");
        RawClient other = new RawClient(server)) {
      RawClient bob = RawClient.joined(server, "bob").expect(ALICE);
      other.send(frame("u", "another", new byte[0])).expectEnd();
      assertThat(server.counters().refused(WireRule.TOO_MANY_CHANNELS)).isEqualTo(1);
      alice.send(frame("alice", "still here"));
      bob.expect(frame("alice", "still here")).close();
    }
  }

  @Test
  void refusesABodyBeyondTheLimitBeforeItCame() throws IOException {
    try (MlesServer server = start(config().with(Limit.BODY_OCTETS, 1_000));
        RawClient client = new RawClient(server)) {
      client.send(Frames.header(V1Header.TYPE, 1_001)).expectEnd();
      assertThat(server.counters().refused(WireRule.BODY_TOO_LONG)).isEqualTo(1);
    }
  }

  @Test
  void closesAConnectionThatSendsNoWholeFirstFrameInTime() throws IOException {
    ServerConfig config = config().with(Limit.FIRST_FRAME_DEADLINE, Duration.ofMillis(50));
    try (MlesServer server = start(config);
        RawClient silent = new RawClient(server);
        RawClient slow = new RawClient(server)) {
      slow.send(Arrays.copyOf(ALICE, ALICE.length - 1));
      silent.expectEnd();
      slow.expectEnd();
      assertThat(server.counters().refused(WireRule.FIRST_FRAME_DEADLINE)).isEqualTo(2);
    }
  }

  @Test
  void closesAReaderThatFallsBehindWhileOthersKeepPace() throws IOException {
    ServerConfig config =
        config().with(Limit.BODY_OCTETS, 1 << 20).with(Limit.SLOW_READER_OCTETS, 1 << 20);
    byte[] chunk = frame("alice", "y".repeat(100_000));
    try (MlesServer server = start(config.with(Limit.HISTORY_FRAMES, 0));
        RawClient alice = RawClient.joined(server, "alice");
        RawClient stuck = RawClient.joined(server, "stuck");
        RawClient bob = RawClient.joined(server, "bob")) {
      alice.expect(frame("stuck", ""), frame("bob", ""));
      // In step with bob, so that bob is never behind by more than one chunk.
      for (int i = 0; server.counters().refused(WireRule.SLOW_READER) == 0; i++) {
        assertThat(i).as("chunks that one socket cannot hold").isLessThan(1_000);
        alice.send(chunk);
        bob.expect(chunk);
      }
      alice.send(ALICE);
      bob.expect(ALICE);
      skipToEnd(stuck);
      assertThat(server.counters().refused(WireRule.SLOW_READER)).isEqualTo(1);
    }
  }

  private static void skipToEnd(RawClient client) throws IOException {
    try {
      client.socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (SocketException reset) {
      assertThat(reset).as("an RST is an end, too").hasMessageContaining("reset");
    }
  }

  private static MlesServer start(ServerConfig config) throws IOException {
    return MlesServer.start(config, ServerEvents.NONE);
  }

  private static ServerConfig config() {
    return ServerConfig.defaults().withPort(0).withSharedKey(Frames.SECRET);
  }
}
