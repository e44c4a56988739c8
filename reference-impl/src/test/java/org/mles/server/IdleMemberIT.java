package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.testing.Frames.frame;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.testing.Frames;

/**
 * What a member of v1 that only listens costs on the heap, counted in a process of its own. Objects
 * are counted, not time; whatever the JVM makes once is there after the first members.
 */
@Timeout(120)
class IdleMemberIT {
  private static final int FIRST = 100;
  private static final int MORE = 500;

  /** Beside what the JDK keeps for a socket that a selector watches. */
  private static final long MOST_OCTETS = 1024;

  /** Classes that the JVM happened to load between the two counts, shared by all members. */
  private static final long CHANCE_OCTETS = 32;

  /** Connects one more, and returns when the server has dealt with it. */
  private interface Crowd {
    RawClient join(int number) throws IOException;
  }

  @Test
  void costsLessThanAKibibyteBesideItsSocket() throws IOException {
    long socket;
    try (ServerProcess bare = ServerProcess.ofMain(BareSockets.class)) {
      socket = octetsOfEach(bare, number -> echoed(bare));
    }
    long member;
    try (ServerProcess server = ServerProcess.start("-p", "0", "-k", Frames.SECRET);
        RawClient alice = connect(server).send(frame("alice", ""))) {
      member = octetsOfEach(server, number -> joined(server, alice, number));
    }
    assertThat(socket).as("octets of a socket").isBetween(400L, 1000L);
    assertThat(member - socket)
        .as("octets of a member, of %s with its socket of %s", member, socket)
        .isBetween(socket / 2, MOST_OCTETS + CHANCE_OCTETS);
  }

  private static long octetsOfEach(ServerProcess server, Crowd crowd) throws IOException {
    List<RawClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < FIRST; i++) {
        clients.add(crowd.join(i));
      }
      long before = LiveHeap.octetsOf(server.pid());
      for (int i = FIRST; i < FIRST + MORE; i++) {
        clients.add(crowd.join(i));
      }
      return (LiveHeap.octetsOf(server.pid()) - before) / MORE;
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  private static RawClient echoed(ServerProcess bare) throws IOException {
    return connect(bare).send(new byte[] {7}).expect(new byte[] {7});
  }

  /** Alice, who was there first, hears everybody join. */
  private static RawClient joined(ServerProcess server, RawClient alice, int number)
      throws IOException {
    byte[] first = frame("member-" + number, "");
    RawClient client = connect(server).send(first);
    alice.expect(first);
    return client;
  }

  private static RawClient connect(ServerProcess server) throws IOException {
    return new RawClient(server.address().getAddress(), server.address().getPort());
  }
}
