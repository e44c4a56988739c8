package org.mles.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.frame.v1.V1Header;
import org.mles.ws.Opcode;

/**
 * Strangers of version 2 against a server with its default limits in a small JVM, one kind after
 * the other, while a pair that was there before talks on. How long the pair waited is printed by
 * {@link Soak}; a slow machine fails nothing.
 */
@Tag("slow")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class HostileWebIT {
  private static final int MIB = 1 << 20;

  /** Of a message that is announced, all but its last part comes. */
  private static final int PARTS = 15;

  private static final byte[] HALF_A_REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: webso".getBytes(ISO_8859_1);

  @Test
  void aPairTalksOnAmongMessagesWithoutEndAndUpgradesThatAreHalfOpen() throws Exception {
    int halfOpen = Soak.count(300, 10_000);
    HostileCrowdIT.requireDescriptors(halfOpen);
    List<AutoCloseable> strangers = new ArrayList<>();
    try (ServerProcess server =
            ServerProcess.startWith(
                List.of("-Xmx128m"), "-p", "0", "--first-frame-deadline", "10m");
        WebPair pair = WebPair.join(server.address())) {
      Soak soak = new Soak("v2 strangers");
      int announcing = Soak.count(5, 14);
      for (int i = 0; i < announcing; i++) {
        strangers.add(announce(server, i));
      }
      for (int i = 0; i < halfOpen; i++) {
        strangers.add(askHalf(server));
        soak.progress(i, halfOpen);
      }
      long before = pair.stop().exchanges();
      assertThat(before).isPositive();
      close(strangers);
      joins(server);
      soak.done(
          String.format(
              Locale.ROOT,
              "-Xmx128m, %,d MiB announced and not finished, then %,d half-open upgrades;"
                  + " longest silence of a pair %,d ms of %,d exchanges",
              announcing * (PARTS + 1),
              halfOpen,
              pair.longestSilenceMillis(),
              before));
    } finally {
      close(strangers);
    }
  }

  /** Sends much of a message: of a frame that announces all of it, or in fragments. */
  private static WebClient announce(ServerProcess server, int number) throws IOException {
    WebClient stranger = new WebClient(server.address()).upgrade();
    byte[] part = new byte[MIB];
    try {
      stranger.say(WebClient.first("stranger " + number, "channel " + number));
      boolean fragments = number % 2 == 1;
      if (!fragments) {
        stranger.send(head(V1Header.MAX_BODY_OCTETS));
      }
      for (int i = 0; i < PARTS; i++) {
        if (fragments) {
          stranger.begin(i == 0 ? Opcode.BINARY : Opcode.CONTINUATION, part);
        } else {
          stranger.send(part);
        }
      }
    } catch (SocketException refused) {
      // The server has closed it, which is what it may do.
    }
    return stranger;
  }

  /** Returns the head of a binary frame with a mask that changes nothing. */
  private static byte[] head(long octets) {
    return ByteBuffer.allocate(14).put((byte) 0x82).put((byte) 0xFF).putLong(octets).array();
  }

  private static RawClient askHalf(ServerProcess server) throws IOException {
    RawClient stranger = new RawClient(server.address().getAddress(), server.address().getPort());
    try {
      stranger.send(HALF_A_REQUEST);
    } catch (SocketException refused) {
      // There are more than the server has memory for.
    }
    return stranger;
  }

  /** Shows that somebody new is served. */
  private static void joins(ServerProcess server) throws IOException {
    try (WebClient carol = new WebClient(server.address()).upgrade()) {
      carol.say(WebClient.first("carol", "carol's")).hearsNothing();
    }
  }

  private static void close(List<AutoCloseable> strangers) throws Exception {
    for (AutoCloseable stranger : strangers) {
      stranger.close();
    }
  }
}
