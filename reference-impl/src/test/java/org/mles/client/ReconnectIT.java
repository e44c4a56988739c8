package org.mles.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.frame.v1.V1Frame;

/** How a client comes back, seen from a server that loses it on purpose. */
@Timeout(60)
class ReconnectIT {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Reconnect QUICK =
      Reconnect.standard(1).withPauses(Duration.ofMillis(1), Duration.ofMillis(4));

  @Test
  void joinsAgainWithAnEmptyMessageAndDropsTheReplay() throws Exception {
    try (ScriptedServer server = new ScriptedServer();
        MlesClient client =
            MlesClient.join(
                server.client("alice").reconnect(QUICK).build(), "hi".getBytes(UTF_8))) {
      ScriptedServer.Peer first = server.accept();
      byte[] own = ownFrame(first.join);
      first.send(
          Frames.message("bob", "one"),
          Frames.message("bob", "one"),
          Frames.message("bob", "two"),
          Frames.message("bob", "two"));
      for (String text : new String[] {"one", "one", "two", "two"}) {
        assertThat(next(client)).isEqualTo(text);
      }
      first.close();
      try (ScriptedServer.Peer second = server.accept()) {
        assertThat(ScriptedServer.text(second.join)).isEmpty();
        assertThat(second.join.header().cid()).isEqualTo(first.join.header().cid());
        second.send(
            own,
            Frames.message("bob", "one"),
            Frames.message("carol", ""),
            Frames.message("bob", "one"),
            Frames.message("bob", "two"),
            Frames.message("bob", "three"),
            Frames.message("bob", "two"));
        assertThat(next(client)).isEqualTo("three");
        assertThat(next(client))
            .as("equal to a frame seen before, but behind news")
            .isEqualTo("two");
        second.socket.shutdownOutput();
      }
    }
  }

  @Test
  void publishesOnTheNewConnection() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      Events events = new Events();
      ClientConfig config = server.client("alice").reconnect(QUICK).build();
      try (MlesClient client = MlesClient.subscribe(config, events)) {
        ScriptedServer.Peer first = server.accept();
        first.send(Frames.message("bob", "hello"));
        assertThat(events.next()).isEqualTo("message hello");
        first.close();
        assertThat(events.next()).startsWith("reconnecting");
        try (ScriptedServer.Peer second = server.accept()) {
          assertThat(events.next()).isEqualTo("reconnected");
          client.publish("again".getBytes(UTF_8));
          assertThat(ScriptedServer.text(second.read())).isEqualTo("again");
          second.socket.shutdownOutput();
        }
      }
    }
  }

  @Test
  void givesUpAfterItsAttempts() throws Exception {
    Events events = new Events();
    ScriptedServer server = new ScriptedServer();
    ClientConfig config = server.client("alice").reconnect(QUICK.withAttempts(3)).build();
    try (MlesClient client = MlesClient.subscribe(config, events)) {
      ScriptedServer.Peer peer = server.accept();
      server.close();
      peer.send(Frames.message("bob", "hello"));
      assertThat(events.next()).isEqualTo("message hello");
      peer.close();
      for (int i = 0; i < 3; i++) {
        assertThat(events.next()).startsWith("reconnecting");
      }
      assertThat(events.next()).startsWith("end cannot reach");
      assertThat(client.awaitEnd(LONG)).isTrue();
      assertThat(client.failure()).hasMessageStartingWith("cannot reach");
    }
  }

  @Test
  void countsARefusalAfterTheReturnAsAFailure() throws Exception {
    Events events = new Events();
    try (ScriptedServer server = new ScriptedServer();
        MlesClient client =
            MlesClient.subscribe(
                server.client("alice").reconnect(QUICK.withAttempts(2)).build(), events)) {
      ScriptedServer.Peer peer = server.accept();
      peer.send(Frames.message("bob", "hello"));
      assertThat(events.next()).isEqualTo("message hello");
      peer.close();
      server.accept().close();
      server.accept().close();
      assertThat(client.awaitEnd(LONG)).isTrue();
      assertThat(client.failure()).isInstanceOf(JoinRefusedException.class);
    }
  }

  @Test
  void stopsComingBackWhenItIsClosed() throws Exception {
    Events events = new Events();
    Reconnect patient = QUICK.withPauses(Duration.ofHours(1), Duration.ofHours(1));
    try (ScriptedServer server = new ScriptedServer()) {
      MlesClient client =
          MlesClient.subscribe(server.client("alice").reconnect(patient).build(), events);
      ScriptedServer.Peer peer = server.accept();
      peer.send(Frames.message("bob", "hello"));
      assertThat(events.next()).isEqualTo("message hello");
      peer.close();
      assertThat(events.next()).startsWith("reconnecting");
      client.close();
      assertThat(events.next()).isEqualTo("end null");
    }
  }

  @Test
  void endsWithASubscriberThatFails() throws Exception {
    try (ScriptedServer server = new ScriptedServer();
        MlesClient client =
            MlesClient.subscribe(
                server.client("alice").build(),
                message -> {
                  throw new IllegalStateException("no more");
                });
        ScriptedServer.Peer peer = server.accept()) {
      peer.send(Frames.message("bob", "hello"));
      assertThat(client.awaitEnd(LONG)).isTrue();
      assertThat(client.failure()).hasMessageContaining("no more");
    }
  }

  private static byte[] ownFrame(WholeFrame frame) {
    return V1Frame.encode(frame.header().cid(), frame.header().key(), frame.body());
  }

  private static String next(MlesClient client) throws IOException {
    return Objects.requireNonNull(client.poll(LONG)).text();
  }

  /** Calls of a client, as texts in their order. */
  private static final class Events implements Listener {
    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

    @Nullable String next() throws InterruptedException {
      return calls.poll(20, TimeUnit.SECONDS);
    }

    @Override
    public void onMessage(Received message) {
      calls.add("message " + message.text());
    }

    @Override
    public void onReconnecting(IOException cause, Duration pause) {
      calls.add("reconnecting " + pause.toMillis());
    }

    @Override
    public void onReconnected() {
      calls.add("reconnected");
    }

    @Override
    public void onEnd(@Nullable IOException failure) {
      calls.add("end " + (failure == null ? null : failure.getMessage()));
    }
  }
}
