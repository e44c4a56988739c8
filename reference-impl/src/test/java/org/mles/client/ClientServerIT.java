package org.mles.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;

/** The client and the reference server, in the three key modes. */
@Timeout(60)
class ClientServerIT {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final ServerConfig EPHEMERAL = ServerConfig.defaults().withPort(0);

  @Test
  void talksWithASharedKey() throws Exception {
    talk(EPHEMERAL.withSharedKey("secret"), "secret", "");
  }

  @Test
  void talksInEndpointMode() throws Exception {
    talk(EPHEMERAL, "", "");
  }

  @Test
  void talksInEndpointModeWithAnAddressKey() throws Exception {
    talk(EPHEMERAL.withAddressKey("pepper"), "", "pepper");
  }

  @Test
  void talksInEndpointModeThroughADualStackListener() throws Exception {
    talk(EPHEMERAL.withBind(InetAddress.getByName("::")), "", "");
  }

  @Test
  void isRefusedWithTheWrongKey() throws Exception {
    try (MlesServer server = MlesServer.start(EPHEMERAL.withSharedKey("secret"));
        MlesClient client = MlesClient.join(config(server, "alice").sharedKey("another").build())) {
      assertThatIOException()
          .isThrownBy(client::receive)
          .withCauseInstanceOf(JoinRefusedException.class);
    }
  }

  @Test
  void isRefusedTwiceOnOneChannelUnlessItClaimsAnotherCid() throws Exception {
    try (MlesServer server = MlesServer.start(EPHEMERAL.withSharedKey("secret"));
        MlesClient first = MlesClient.join(config(server, "alice").sharedKey("secret").build())) {
      proveJoined(server, first);
      try (MlesClient twin = MlesClient.join(config(server, "alice").sharedKey("secret").build())) {
        assertThatIOException()
            .isThrownBy(twin::receive)
            .withCauseInstanceOf(JoinRefusedException.class);
      }
      ClientConfig other = config(server, "alice").sharedKey("secret").cid(42).build();
      try (MlesClient second = MlesClient.join(other, "me too".getBytes(UTF_8))) {
        assertThat(Objects.requireNonNull(first.poll(LONG)).text()).isEqualTo("me too");
        assertThat(second.failure()).isNull();
      }
    }
  }

  @Test
  void seesEachMessageOnceAcrossARestartOfTheServer() throws Exception {
    Reconnect quick =
        Reconnect.standard(1).withPauses(Duration.ofMillis(20), Duration.ofMillis(50));
    MlesServer server = MlesServer.start(EPHEMERAL.withSharedKey("secret"));
    int port = server.port();
    ClientConfig alice =
        config(server, "alice").sharedKey("secret").reconnect(quick.withAttempts(500)).build();
    ClientConfig bob = config(server, "bob").sharedKey("secret").build();
    try (MlesClient listener = MlesClient.join(alice)) {
      try (MlesClient sender = MlesClient.publisher(bob, "before".getBytes(UTF_8))) {
        assertThat(Objects.requireNonNull(listener.poll(LONG)).text()).isEqualTo("before");
        assertThat(sender.failure()).isNull();
      }
      server.close();
      server = MlesServer.start(EPHEMERAL.withPort(port).withSharedKey("secret"));
      try (MlesClient sender = MlesClient.publisher(bob, "after".getBytes(UTF_8))) {
        assertThat(Objects.requireNonNull(listener.poll(LONG)).text()).isEqualTo("after");
        assertThat(sender.failure()).isNull();
      }
    } finally {
      server.close();
    }
  }

  private static void talk(ServerConfig settings, String sharedKey, String addressKey)
      throws IOException {
    try (MlesServer server = MlesServer.start(settings);
        MlesClient alice =
            MlesClient.join(
                config(server, "alice").sharedKey(sharedKey).addressKey(addressKey).build(),
                "hello".getBytes(UTF_8));
        MlesClient bob =
            MlesClient.join(
                config(server, "bob").sharedKey(sharedKey).addressKey(addressKey).build(),
                "hi".getBytes(UTF_8))) {
      // Whoever joined first hears the other live; the other has it from the history.
      assertThat(Objects.requireNonNull(alice.poll(LONG)).text()).isEqualTo("hi");
      alice.publish("bye".getBytes(UTF_8));
      Received last = Objects.requireNonNull(bob.poll(LONG));
      if (last.text().equals("hello")) {
        last = Objects.requireNonNull(bob.poll(LONG));
      }
      assertThat(last.text()).isEqualTo("bye");
      assertThat(last.uid()).isEqualTo("alice");
    }
  }

  private static void proveJoined(MlesServer server, MlesClient member) throws IOException {
    ClientConfig config = config(server, "prober").sharedKey("secret").build();
    try (MlesClient prober = MlesClient.publisher(config, "are you there".getBytes(UTF_8))) {
      assertThat(member.poll(LONG)).isNotNull();
      assertThat(prober.failure()).isNull();
    }
  }

  private static ClientConfig.Builder config(MlesServer server, String uid) {
    return ClientConfig.builder(uid, Frames.CHANNEL).server("127.0.0.1", server.port());
  }
}
