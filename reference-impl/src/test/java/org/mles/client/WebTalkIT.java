package org.mles.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.session.Protocol;

/** The client over WebSocket: joins, texts and octets, refusals, a server that comes back. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebTalkIT {
  private static final ServerConfig SERVER = ServerConfig.defaults().withPort(0).withSharedKey("k");

  private static ClientConfig.Builder config(MlesServer server, String uid) {
    return ClientConfig.builder(uid, "garden")
        .server("127.0.0.1", server.port())
        .sharedKey("k")
        .protocol(Protocol.V2);
  }

  @Test
  void talksInTextsAndOctets() throws IOException {
    try (MlesServer server = MlesServer.start(SERVER);
        MlesClient alice =
            MlesClient.join(config(server, "alice").build(), "first".getBytes(UTF_8));
        MlesClient bob = MlesClient.join(config(server, "bob").build())) {
      assertThat(next(bob).text()).isEqualTo("{\"uid\":\"alice\",\"channel\":\"garden\"}");
      assertThat(next(bob).text()).isEqualTo("first");
      byte[] octets = new byte[1 << 20];
      octets[0] = (byte) 0xFF;
      alice.publish(octets);
      Received received = next(bob);
      assertThat(received.message()).isEqualTo(octets);
      assertThat(received.isChunk()).isFalse();
      assertThat(next(alice).text()).contains("bob");
    }
  }

  @Test
  void saysAsTextOrBinaryWhatItIsTold() throws IOException {
    try (MlesServer server = MlesServer.start(SERVER);
        MlesClient alice = MlesClient.join(config(server, "alice").build());
        MlesClient bob = MlesClient.join(config(server, "bob").build())) {
      assertThat(next(bob).isText()).isTrue();
      alice.publish("same".getBytes(UTF_8), true);
      alice.publish("same".getBytes(UTF_8), false);

      assertThat(next(bob).isText()).isTrue();
      Received binary = next(bob);
      assertThat(binary.isText()).isFalse();
      assertThat(binary.text()).isEqualTo("same");
    }
  }

  @Test
  void hearsWhyItIsRefused() throws Exception {
    try (MlesServer server = MlesServer.start(SERVER);
        MlesClient eve = MlesClient.join(config(server, "eve").sharedKey("wrong").build())) {
      eve.awaitEnd(Duration.ofSeconds(60));
      assertThat(eve.failure())
          .isInstanceOf(JoinRefusedException.class)
          .hasMessageContaining("V2-AUTH-01")
          .matches(refused -> ((JoinRefusedException) refused).isTold());
    }
  }

  @Test
  void comesBackAndDeliversNothingTwice() throws Exception {
    MlesServer server = MlesServer.start(SERVER);
    int port = server.port();
    ClientConfig back = config(server, "bob").reconnect(Reconnect.standard(7)).build();
    try (MlesClient bob = MlesClient.join(back)) {
      try (MlesClient alice = MlesClient.join(config(server, "alice").build())) {
        assertThat(next(bob).text()).contains("alice");
        alice.publish("one".getBytes(UTF_8));
        assertThat(next(bob).text()).isEqualTo("one");
        bob.publish("mine".getBytes(UTF_8));
        assertThat(next(alice).text()).contains("bob");
        assertThat(next(alice).text()).isEqualTo("mine");
      }
      server.close();
      server = MlesServer.start(SERVER.withPort(port));
      try (MlesClient alice =
          MlesClient.join(config(server, "alice2").build(), "two".getBytes(UTF_8))) {
        assertThat(next(bob).text()).contains("alice2");
        assertThat(next(bob).text()).isEqualTo("two");
        alice.publish("three".getBytes(UTF_8));
        assertThat(next(bob).text()).isEqualTo("three");
      }
    } finally {
      server.close();
    }
  }

  private static Received next(MlesClient client) throws IOException {
    return Objects.requireNonNull(client.receive());
  }
}
