package org.mles.server;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.testing.Frames;

/**
 * A server that speaks TLS in a small JVM: whatever is done with handshakes, a pair that was there
 * before talks on, and afterwards others come in.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TlsAttackIT {
  private static final int RECORD_OCTETS = 16 << 10;

  /** More than may be under way, and more than the memory of that JVM has room for. */
  private static final int STRANGERS = Soak.count(1_000, 10_000);

  /** What a stranger says at first and never goes on with. */
  @ParameterizedTest
  @ValueSource(ints = {1, 6, 200, RECORD_OCTETS})
  void outlivesHellosThatAreNeverWhole(int octets) throws Exception {
    Soak soak = new Soak("hellos");
    byte[] hello = new byte[octets];
    byte[] head = {0x16, 3, 1, RECORD_OCTETS >> 8, 5, 1};
    System.arraycopy(head, 0, hello, 0, Math.min(octets, head.length));
    try (ServerProcess server = TalkingPair.server();
        TalkingPair pair = new TalkingPair(server)) {
      List<Socket> strangers = new ArrayList<>();
      for (int i = 0; i < STRANGERS; i++) {
        strangers.add(offer(server, hello));
        if (i % 100 == 0) {
          pair.talk();
        }
      }
      pair.talk();
      for (Socket stranger : strangers) {
        stranger.close();
      }
      othersComeIn(server);
      pair.talk();
      soak.done(STRANGERS + " hellos of " + octets + " octets without an end; " + pair.report());
    }
  }

  @Test
  void servesOthersBesideHandshakesThatGoNowhere() throws Exception {
    Soak soak = new Soak("hellos");
    byte[] hello = ClientHello.octets();
    try (ServerProcess server = TalkingPair.server();
        TalkingPair pair = new TalkingPair(server)) {
      for (int i = 0; i < STRANGERS; i++) {
        // It costs the server a signature, and is gone before it comes.
        offer(server, hello).close();
        if (i % 100 == 0) {
          pair.talk();
        }
      }
      othersComeIn(server);
      pair.talk();
      soak.done(STRANGERS + " hellos of clients that are gone; " + pair.report());
    }
  }

  /** Sends what the server may refuse in between. */
  private static Socket offer(ServerProcess server, byte[] octets) throws IOException {
    Socket socket = new Socket(server.address().getAddress(), server.address().getPort());
    try {
      socket.getOutputStream().write(octets);
    } catch (SocketException refused) {
      // The server has closed it, which is what it may do.
    }
    return socket;
  }

  private static void othersComeIn(ServerProcess server) throws IOException {
    boolean served = false;
    while (!served) {
      served = comesIn(server);
    }
  }

  private static boolean comesIn(ServerProcess server) {
    try (RawClient client = TalkingPair.connect(server)) {
      client.send(Frames.frame("late", ""));
      return client.socket.getInputStream().read() == 'M';
    } catch (IOException e) {
      return false; // what the strangers held is not free yet
    }
  }
}
