package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.cert.Trust;
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
    byte[] hello = new byte[octets];
    byte[] head = {0x16, 3, 1, RECORD_OCTETS >> 8, 5, 1};
    System.arraycopy(head, 0, hello, 0, Math.min(octets, head.length));
    try (ServerProcess server = server();
        Pair pair = new Pair(server)) {
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
    }
  }

  @Test
  void servesOthersBesideHandshakesThatGoNowhere() throws Exception {
    byte[] hello = ClientHello.octets();
    try (ServerProcess server = server();
        Pair pair = new Pair(server)) {
      for (int i = 0; i < STRANGERS; i++) {
        // It costs the server a signature, and is gone before it comes.
        offer(server, hello).close();
        if (i % 100 == 0) {
          pair.talk();
        }
      }
      othersComeIn(server);
      pair.talk();
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
    try (RawClient client = connect(server)) {
      client.send(Frames.frame("late", ""));
      return client.socket.getInputStream().read() == 'M';
    } catch (IOException e) {
      return false; // what the strangers held is not free yet
    }
  }

  private static ServerProcess server() throws IOException {
    return ServerProcess.startWith(
        List.of("-Xmx128m"),
        "-p",
        "0",
        "-k",
        Frames.SECRET,
        "--tls-self-signed",
        "--first-frame-deadline",
        "60s");
  }

  private static RawClient connect(ServerProcess server) throws IOException {
    InetAddress address = server.address().getAddress();
    int port = server.address().getPort();
    return new RawClient(Trust.ofAnybody().over(new Socket(address, port), "localhost", port));
  }

  /** Two members of one channel. */
  private static final class Pair implements AutoCloseable {
    private final RawClient alice;
    private final RawClient bob;
    private int said;

    Pair(ServerProcess server) throws IOException {
      alice = connect(server).send(Frames.frame("alice", ""));
      bob = connect(server).send(Frames.frame("bob", ""));
      bob.expect(Frames.frame("alice", ""));
      alice.expect(Frames.frame("bob", ""));
    }

    void talk() throws IOException {
      byte[] hello = Frames.frame("alice", "message " + said++);
      alice.send(hello);
      assertThat(bob.hears(hello)).isNotNull();
    }

    @Override
    public void close() throws IOException {
      alice.close();
      bob.close();
    }
  }
}
