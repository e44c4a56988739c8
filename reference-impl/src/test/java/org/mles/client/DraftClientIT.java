package org.mles.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.rule.WireRule;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.session.Protocol;

/** The client's N draft against the reference server. */
@Timeout(60)
class DraftClientIT {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final ServerConfig DRAFT =
      ServerConfig.defaults()
          .withPort(0)
          .withSharedKey("secret")
          .withProtocols(EnumSet.allOf(Protocol.class));

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private MlesServer server;

  @BeforeEach
  void start() throws IOException {
    server = MlesServer.start(DRAFT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void carriesAStreamWhateverThePiecesThatItWasPublishedIn() throws Exception {
    byte[] data = new byte[300_000];
    Random random = new Random(5);
    random.nextBytes(data);
    try (MlesClient alice = MlesClient.join(client("alice").build());
        MlesClient bob = MlesClient.join(client("bob").build(), Arrays.copyOf(data, 10))) {
      assertThat(stream(alice, 10)).isEqualTo(Arrays.copyOf(data, 10));
      for (int at = 10, next; at < data.length; at = next) {
        next = Math.min(data.length, at + random.nextInt(70_000));
        bob.publish(Arrays.copyOfRange(data, at, next));
      }
      byte[] rest = stream(alice, data.length - 10);
      assertThat(rest).isEqualTo(Arrays.copyOfRange(data, 10, data.length));
    }
  }

  @Test
  void marksWhatItReceivesAsChunks() throws Exception {
    try (MlesClient alice = MlesClient.join(client("alice").build());
        MlesClient bob = MlesClient.publisher(client("bob").build(), "hi".getBytes(UTF_8))) {
      Received chunk = Objects.requireNonNull(alice.poll(LONG));
      assertThat(chunk.isChunk()).isTrue();
      assertThat(chunk.uid()).isEmpty();
      assertThat(chunk.channel()).isEqualTo(Frames.CHANNEL);
      assertThat(bob.failure()).isNull();
    }
  }

  @Test
  void isRefusedWithTheHashOfAnotherKey() throws Exception {
    try (MlesClient client = MlesClient.join(client("alice").sharedKey("another").build())) {
      assertThatIOException()
          .isThrownBy(client::receive)
          .withCauseInstanceOf(JoinRefusedException.class);
    }
    assertThat(server.counters().refusals()).containsEntry(WireRule.N_WRONG_HASH, 1L);
  }

  @Test
  void isRefusedByAServerThatDoesNotSpeakTheDraft() throws Exception {
    try (MlesServer plain = MlesServer.start(DRAFT.withProtocols(EnumSet.of(Protocol.V1)));
        MlesClient client =
            MlesClient.join(client("alice").server("127.0.0.1", plain.port()).build())) {
      assertThatIOException()
          .isThrownBy(client::receive)
          .withCauseInstanceOf(JoinRefusedException.class);
    }
  }

  @Test
  void joinsWithoutAKeyWhereNoneIsSet() throws Exception {
    try (MlesServer open = MlesServer.start(DRAFT.withSharedKey(""));
        MlesClient alice =
            MlesClient.join(
                client("alice").server("127.0.0.1", open.port()).sharedKey("").build());
        MlesClient bob =
            MlesClient.publisher(
                client("bob").server("127.0.0.1", open.port()).sharedKey("").build(),
                "x".getBytes(UTF_8))) {
      assertThat(stream(alice, 1)).isEqualTo("x".getBytes(UTF_8));
      assertThat(bob.failure()).isNull();
    }
  }

  @Test
  void hearsTheHistoryAgainAfterItComesBack() throws Exception {
    Reconnect quick =
        Reconnect.standard(1)
            .withPauses(Duration.ofMillis(20), Duration.ofMillis(50))
            .withAttempts(500);
    int port = server.port();
    try (MlesClient alice = MlesClient.join(client("alice").reconnect(quick).build())) {
      say("same");
      assertThat(stream(alice, 4)).isEqualTo("same".getBytes(UTF_8));
      server.close();
      server = MlesServer.start(DRAFT.withPort(port));
      say("same");
      assertThat(stream(alice, 4)).isEqualTo("same".getBytes(UTF_8));
      alice.publish("back".getBytes(UTF_8));
      try (MlesClient carol = MlesClient.join(client("carol").build())) {
        assertThat(stream(carol, 8)).isEqualTo("sameback".getBytes(UTF_8));
      }
    }
  }

  private void say(String text) throws IOException {
    MlesClient.publisher(client("bob").build(), text.getBytes(UTF_8)).close();
  }

  private ClientConfig.Builder client(String uid) {
    return ClientConfig.builder(uid, Frames.CHANNEL)
        .server("127.0.0.1", server.port())
        .sharedKey("secret")
        .protocol(Protocol.N_DRAFT);
  }

  /** Puts chunks together until {@code octets} have come, and no more than those. */
  private static byte[] stream(MlesClient client, int octets) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    while (stream.size() < octets) {
      stream.writeBytes(Objects.requireNonNull(client.poll(LONG), "silence").message());
    }
    return stream.toByteArray();
  }
}
