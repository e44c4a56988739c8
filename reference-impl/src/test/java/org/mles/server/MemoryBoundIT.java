package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.testing.Frames.frame;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.frame.v1.V1Header;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;

/** What clients can make a server keep is bounded over all of them. */
@Timeout(60)
class MemoryBoundIT {
  private static final int MIB = 1 << 20;

  @Test
  void closesTheConnectionWithTheLargestUnfinishedFrame() throws IOException {
    ServerConfig config = config().with(Limit.PENDING_OCTETS, 32 * MIB);
    try (MlesServer server = MlesServer.start(config, ServerEvents.NONE);
        RawClient mallory = unfinished(server, 15);
        RawClient trudy = unfinished(server, 14);
        RawClient alice = RawClient.joined(server, "alice")) {
      byte[] hello = frame("alice", "hello");
      RawClient bob = RawClient.joined(server, "bob");
      unfinished(server, 4).close();
      mallory.expectEnd();
      assertThat(server.counters().refused(WireRule.TOO_MUCH_PENDING)).isEqualTo(1);
      alice.expect(frame("bob", ""));
      alice.send(hello);
      bob.expect(frame("alice", ""), hello);
      assertThat(trudy.socket.getInputStream().available()).as("not closed").isZero();
      bob.close();
    }
  }

  @Test
  void keepsAllChannelsTogetherWithinTheirBound() throws IOException {
    ServerConfig config = config().with(Limit.LOG_OCTETS, 32 * MIB);
    byte[] message = new byte[MIB];
    try (MlesServer server = MlesServer.start(config, ServerEvents.NONE)) {
      for (int i = 0; i < 100; i++) {
        long frames = server.counters().framesIn();
        try (RawClient client = new RawClient(server)) {
          client.send(frame("alice", "channel " + i, message));
          RawClient.await(() -> server.counters().framesIn() == frames + 1);
        }
      }
      assertThat(server.counters().logOctets()).isBetween((long) MIB, 32L * MIB);
      // The last channel is remembered, the first is not: whoever joins it is alone with itself.
      try (RawClient last = new RawClient(server).send(frame("bob", "channel 99", new byte[0]));
          RawClient first = new RawClient(server).send(frame("bob", "channel 0", new byte[0]));
          RawClient carol = new RawClient(server)) {
        last.expect(frame("alice", "channel 99", message));
        carol.send(frame("carol", "channel 0", new byte[0]));
        first.expect(frame("carol", "channel 0", new byte[0]));
      }
    }
  }

  /** A client that has sent so much of a frame of the largest size. */
  private static RawClient unfinished(MlesServer server, int mebibytes) throws IOException {
    long octets = server.counters().octetsIn() + V1Header.OCTETS + (long) mebibytes * MIB;
    RawClient client = new RawClient(server);
    client.send(Frames.header(V1Header.TYPE, V1Header.MAX_BODY_OCTETS), new byte[mebibytes * MIB]);
    RawClient.await(() -> server.counters().octetsIn() == octets);
    return client;
  }

  private static ServerConfig config() {
    return ServerConfig.defaults().withPort(0).withSharedKey(Frames.SECRET);
  }
}
