package org.mles.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.session.Protocol;

/**
 * Servers that take nothing, or take for ever to answer: a client comes to its end all the same.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeafServerIT {
  /** More than both ends of a connection keep. */
  private static final byte[] LARGE = new byte[15 << 20];

  private static final int DRIP_MILLIS = 20;

  private final ServerSocket listener = new ServerSocket();

  DeafServerIT() throws IOException {
    listener.setReceiveBufferSize(16 << 10);
    listener.bind(null);
  }

  @AfterEach
  void end() throws IOException {
    listener.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void doesNotHoldUpTheEndOfAClientThatIsStuckInAMessage(boolean aborted) throws Exception {
    MlesClient client = MlesClient.publisher(config(Protocol.V1));
    try (Socket deaf = listener.accept()) {
      CountDownLatch free = new CountDownLatch(1);
      Thread speaker = new Thread(() -> sayUntilItFails(client, free));
      speaker.start();
      assertThat(deaf.getInputStream().read()).isEqualTo('M');
      if (aborted) {
        client.abort(new IOException("enough"));
        assertThat(client.failure()).hasMessage("enough");
      } else {
        client.close();
      }
      free.await();
    }
  }

  private static void sayUntilItFails(MlesClient client, CountDownLatch free) {
    try {
      while (true) {
        client.publish(LARGE);
      }
    } catch (IOException e) {
      free.countDown();
    }
  }

  @Test
  void isGivenUpIfItsAnswerComesOctetByOctet() throws Exception {
    Thread server = new Thread(this::drip);
    server.start();
    assertThatThrownBy(() -> MlesClient.join(config(Protocol.V2)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not ready within 300 ms");
    server.join();
  }

  /** Answers with a head that would take some minutes, until nobody listens any more. */
  private void drip() {
    try (Socket peer = listener.accept()) {
      peer.setSoTimeout(DRIP_MILLIS);
      boolean ended = false;
      while (!ended) {
        peer.getOutputStream().write('H');
        ended = hasEnded(peer);
      }
    } catch (IOException e) {
      // The client has gone, which is what the test waits for.
    }
  }

  private static boolean hasEnded(Socket peer) throws IOException {
    try {
      return peer.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private ClientConfig config(Protocol protocol) {
    return ClientConfig.builder("alice", "room")
        .server(InetAddress.getLoopbackAddress().getHostAddress(), listener.getLocalPort())
        .sharedKey("secret")
        .protocol(protocol)
        .connectTimeout(Duration.ofMillis(300))
        .build();
  }
}
