package org.mles.server;

import static org.mles.testing.Frames.frame;

import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.frame.v1.V1Header;
import org.mles.testing.Frames;

/**
 * A server with its default limits in a small JVM: whatever strangers make it keep, a pair that was
 * there before talks on.
 */
@Timeout(120)
class SmallJvmIT {
  private static final int MIB = 1 << 20;

  /** Something done to a server, with a check in between that others are served. */
  private interface Attack {
    void on(ServerProcess server, Pair pair) throws Exception;
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx48m", "-Xmx64m", "-Xmx128m"})
  void survivesUnfinishedFirstFrames(String flag) throws Exception {
    attacked(
        List.of(flag),
        (server, pair) -> {
          List<RawClient> strangers = new ArrayList<>();
          byte[] mebibyte = new byte[MIB];
          for (int i = 0; i < 12; i++) {
            RawClient stranger = connect(server);
            strangers.add(stranger);
            offer(stranger, Frames.header(V1Header.TYPE, V1Header.MAX_BODY_OCTETS));
            for (int sent = 0; sent < 15; sent++) {
              offer(stranger, mebibyte);
            }
            pair.talk();
          }
          for (RawClient stranger : strangers) {
            stranger.close();
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx48m", "-Xmx64m"})
  void survivesSmallChannelsAfterLargeOnes(String flag) throws Exception {
    attacked(
        List.of(flag),
        (server, pair) -> {
          for (int i = 0; i < 64; i++) {
            connect(server).send(frame("m", "large " + i, new byte[600 << 10])).close();
            pair.talk();
          }
          for (int i = 0; i < 8_200; i++) {
            connect(server).send(frame("m", "small " + i, new byte[1])).close();
          }
          pair.talk();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:MaxDirectMemorySize=32m", "-XX:MaxDirectMemorySize=64m"})
  void survivesMoreHistoryThanThereIsDirectMemory(String flag) throws Exception {
    attacked(
        List.of("-Xmx128m", flag),
        (server, pair) -> {
          for (int i = 0; i < 40; i++) {
            connect(server).send(frame("m", "channel " + i, new byte[MIB])).close();
            pair.talk();
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx48m", "-Xmx64m"})
  void survivesAResyncOfManyTinyItems(String flag) throws Exception {
    byte[][] items = new byte[800_000][];
    Arrays.fill(items, new byte[1]);
    attacked(
        List.of(flag),
        (server, pair) -> {
          try (RawClient stranger = connect(server)) {
            offer(stranger, Frames.resync("m", items));
            stranger.expectEnd();
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx48m", "-Xmx64m"})
  void survivesALongResyncOntoALongHistory(String flag) throws Exception {
    byte[][] items = new byte[12][];
    Arrays.setAll(items, i -> frame("m", Frames.ROOM, new byte[MIB - 100 + i]));
    attacked(
        List.of(flag),
        (server, pair) -> {
          try (RawClient holder = connect(server)) {
            holder.send(frame("h", Frames.ROOM, new byte[0]));
            for (int i = 0; i < 15; i++) {
              holder.send(frame("h", Frames.ROOM, new byte[MIB - 200 + i]));
              pair.talk();
            }
            connect(server).send(Frames.resync("m", items)).close();
            pair.talk();
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx64m", "-Xmx128m"})
  void survivesUpstreamServersThatDoNotFinish(String flag) throws Exception {
    int links = 20;
    try (HostileUpstream upstream = new HostileUpstream(links, 14 * MIB)) {
      attacked(
          List.of(flag),
          (server, pair) -> {
            for (int i = 1; i < links; i++) {
              connect(server).send(frame("m", "channel " + i, new byte[0]));
              pair.talk();
            }
            upstream.awaitAnswers();
          },
          "--peer",
          upstream.address());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx48m", "-Xmx64m"})
  void survivesChannelsWithLongNames(String flag) throws Exception {
    attacked(
        List.of(flag),
        (server, pair) -> {
          for (int i = 0; i < 600; i++) {
            connect(server).send(frame("m", "x".repeat(100_000) + i, new byte[1])).close();
          }
          pair.talk();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx48m", "-Xmx64m"})
  void survivesMembersOfWhichMuchHasToBeRemembered(String flag) throws Exception {
    int speakers = 20;
    attacked(
        List.of(flag),
        (server, pair) -> {
          List<RawClient> crowd = new ArrayList<>();
          for (int i = 0; i < speakers; i++) {
            crowd.add(connect(server).send(frame("m" + i, "crowd", new byte[0])));
          }
          // Nobody reads, and all speak in turn: each has to remember which frames are its own.
          for (int round = 0; round < 1_000; round++) {
            for (int i = 0; i < speakers; i++) {
              offer(crowd.get(i), frame("m" + i, "crowd", new byte[0]));
            }
            if (round % 50 == 0) {
              pair.talk();
            }
          }
          pair.talk();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx64m", "-Xmx128m"})
  void survivesLongFirstFramesThatLinksHaveToKeep(String flag) throws Exception {
    int links = 40;
    try (HostileUpstream upstream = new HostileUpstream(links, 1)) {
      attacked(
          List.of(flag),
          (server, pair) -> {
            for (int i = 1; i < links; i++) {
              offer(connect(server), frame("m", "channel " + i, new byte[3 * MIB]));
              pair.talk();
            }
          },
          "--peer",
          upstream.address());
    }
  }

  private static void attacked(List<String> flags, Attack attack, String... options)
      throws Exception {
    List<String> all = new ArrayList<>(List.of("-p", "0", "-k", Frames.SECRET));
    all.addAll(List.of(options));
    try (ServerProcess server = ServerProcess.startWith(flags, all.toArray(String[]::new));
        Pair pair = new Pair(server)) {
      pair.talk();
      attack.on(server, pair);
      pair.talk();
    }
  }

  private static RawClient connect(ServerProcess server) throws IOException {
    return new RawClient(server.address().getAddress(), server.address().getPort());
  }

  /** Sends what the server may refuse in between. */
  private static void offer(RawClient stranger, byte[] octets) throws IOException {
    try {
      stranger.send(octets);
    } catch (SocketException refused) {
      // The server has closed it, which is what it may do.
    }
  }

  /** Two members of one channel. */
  private static final class Pair implements AutoCloseable {
    private final RawClient alice;
    private final RawClient bob;
    private int said;

    Pair(ServerProcess server) throws IOException {
      byte[] joinOfAlice = frame("alice", "pair", new byte[0]);
      byte[] joinOfBob = frame("bob", "pair", new byte[0]);
      alice = connect(server).send(joinOfAlice);
      // Bob knows that Alice is there when he is replayed her join, or hears it.
      bob = connect(server).send(joinOfBob);
      bob.expect(joinOfAlice);
      alice.expect(joinOfBob);
    }

    void talk() throws IOException {
      byte[] hello = frame("alice", "pair", new byte[] {(byte) said++});
      alice.send(hello);
      bob.expect(hello);
    }

    @Override
    public void close() throws IOException {
      alice.close();
      bob.close();
    }
  }
}
