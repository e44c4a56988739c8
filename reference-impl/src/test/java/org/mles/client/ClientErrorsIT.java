package org.mles.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.server.ServerEvents;
import org.mles.testing.Bug;

/** A reader thread that fails ends its client, of whatever it failed: nobody waits for it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ClientErrorsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @ParameterizedTest
  @EnumSource
  void anErrorOfItsListenerEndsTheClient(Bug bug) throws Exception {
    ServerConfig config = ServerConfig.defaults().withPort(0).withSharedKey("secret");
    try (MlesServer server = MlesServer.start(config, ServerEvents.NONE);
        MlesClient sender = MlesClient.publisher(client("bob", server))) {
      Struck struck = new Struck(bug);
      try (MlesClient listener = MlesClient.subscribe(client("alice", server), struck)) {
        sender.publish("hello".getBytes(UTF_8));
        assertThat(listener.awaitEnd(PATIENCE)).isTrue();
        assertThat(struck.ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(listener.failure()).hasMessageContaining("failed");
        assertThatThrownBy(() -> listener.publish(new byte[1])).isInstanceOf(IOException.class);
      }
    }
  }

  private static ClientConfig client(String uid, MlesServer server) {
    return ClientConfig.builder(uid, "room")
        .server("127.0.0.1", server.port())
        .sharedKey("secret")
        .build();
  }

  private static final class Struck implements Listener {
    private final Bug bug;
    private final CountDownLatch ended = new CountDownLatch(1);

    Struck(Bug bug) {
      this.bug = bug;
    }

    @Override
    public void onMessage(Received message) {
      bug.strike();
    }

    @Override
    public void onEnd(@Nullable IOException failure) {
      ended.countDown();
    }
  }
}
