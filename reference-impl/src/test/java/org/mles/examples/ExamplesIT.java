package org.mles.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.client.ClientConfig;
import org.mles.client.MlesClient;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.session.Protocol;

/** Runs each example against the reference server. */
@Timeout(60)
class ExamplesIT {
  private static final String HOST = "127.0.0.1";
  private static final String KEY = "secret";

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private MlesServer server;

  @BeforeEach
  void serve() throws IOException {
    server =
        MlesServer.start(
            ServerConfig.defaults()
                .withPort(0)
                .withSharedKey(KEY)
                .withProtocols(EnumSet.allOf(Protocol.class)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void publishesAndFollows() throws Exception {
    PublishExample.run(HOST, server.port(), KEY);
    assertThat(FollowExample.firstThree(HOST, server.port(), KEY))
        .containsExactly("sensor-7: 20.5", "sensor-7: 20.7", "sensor-7: 20.6");
  }

  @Test
  void streams() throws Exception {
    byte[] film = "not a film".repeat(1000).getBytes(UTF_8);
    StreamExample.send(HOST, server.port(), KEY, film);
    assertThat(StreamExample.receive(HOST, server.port(), KEY, film.length)).isEqualTo(film);
  }

  @Test
  void answers() throws Exception {
    ClientConfig config =
        ClientConfig.builder("bob", "questions").server(HOST, server.port()).sharedKey(KEY).build();
    try (AnswerExample oracle = new AnswerExample(HOST, server.port(), KEY);
        MlesClient bob = MlesClient.join(config, "what is it?".getBytes(UTF_8))) {
      assertThat(oracle).isNotNull();
      assertThat(Objects.requireNonNull(bob.poll(Duration.ofSeconds(20))).text())
          .isEqualTo("42, bob");
    }
  }
}
