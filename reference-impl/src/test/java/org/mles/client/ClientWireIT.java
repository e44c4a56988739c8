package org.mles.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.auth.EndpointText;
import org.mles.auth.KeyPolicy;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyWriter;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;

/** What a client puts on the wire and what it makes of what comes back. */
@Timeout(60)
class ClientWireIT {
  private static final Duration LONG = Duration.ofSeconds(20);

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private ScriptedServer server;

  @BeforeEach
  void listen() throws IOException {
    server = new ScriptedServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void joinsWithTheKeyOfTheSharedKeyAndItsLowHalfAsCid() throws Exception {
    try (MlesClient client = MlesClient.join(server.client("alice").build());
        ScriptedServer.Peer peer = server.accept()) {
      long key = KeyPolicy.of("secret", null).key("", "alice", Frames.CHANNEL);
      assertThat(peer.join.header().key()).isEqualTo(key);
      assertThat(peer.join.header().cid()).isEqualTo((int) key);
      assertThat(ScriptedServer.text(peer.join)).isEmpty();
      assertThat(client.failure()).isNull();
      peer.socket.shutdownOutput();
    }
  }

  @Test
  void joinsWithTheKeyOfItsOwnAddressInEndpointMode() throws Exception {
    for (String addressKey : new String[] {"", "pepper"}) {
      ClientConfig config = server.client("alice").sharedKey("").addressKey(addressKey).build();
      try (MlesClient client = MlesClient.join(config);
          ScriptedServer.Peer peer = server.accept()) {
        String endpoint =
            EndpointText.of(peer.socket.getInetAddress().getAddress(), peer.socket.getPort());
        long key = KeyPolicy.of(null, addressKey).key(endpoint, "alice", Frames.CHANNEL);
        assertThat(peer.join.header().key()).isEqualTo(key);
        assertThat(client.failure()).isNull();
        peer.socket.shutdownOutput();
      }
    }
  }

  @Test
  void sendsTheFirstMessageWithTheJoinAndLaterOnesWithTheSameHeaderFields() throws Exception {
    ClientConfig config = server.client("alice").cid(7).build();
    try (MlesClient client = MlesClient.join(config, "first".getBytes(UTF_8));
        ScriptedServer.Peer peer = server.accept()) {
      client.publish("second".getBytes(UTF_8));
      assertThat(ScriptedServer.text(peer.join)).isEqualTo("first");
      assertThat(peer.join.header().cid()).isEqualTo(7);
      WholeFrame second = peer.read();
      assertThat(ScriptedServer.text(second)).isEqualTo("second");
      assertThat(second.header().cid()).isEqualTo(7);
      assertThat(second.header().key()).isEqualTo(peer.join.header().key());
      peer.socket.shutdownOutput();
    }
  }

  @Test
  void deliversMessagesAndKeepsEmptiesResyncsAndJunkAway() throws Exception {
    byte[] resync =
        V1BodyWriter.encode(new V1Body.Resync(List.of(Frames.message("bob", "inside"))));
    try (MlesClient client = MlesClient.join(server.client("alice").build());
        ScriptedServer.Peer peer = server.accept()) {
      peer.send(
          Frames.message("bob", ""),
          Frames.message("bob", "one"),
          V1Frame.encode(1, 1, resync),
          V1Frame.encode(1, 1, new byte[] {0}),
          Frames.message("bob", "two"));
      Iterator<Received> messages = client.iterator();
      Received one = messages.next();
      assertThat(one.text()).isEqualTo("one");
      assertThat(one.uid()).isEqualTo("bob");
      assertThat(one.channel()).isEqualTo(Frames.CHANNEL);
      assertThat(Objects.requireNonNull(one.header()).cid()).isEqualTo("bob".hashCode());
      assertThat(messages.next().text()).isEqualTo("two");
      peer.socket.shutdownOutput();
    }
  }

  @Test
  void deliversEmptyMessagesOnRequest() throws Exception {
    try (MlesClient client = MlesClient.join(server.client("alice").emptyMessages(true).build());
        ScriptedServer.Peer peer = server.accept()) {
      peer.send(Frames.message("bob", ""));
      assertThat(next(client).message()).isEmpty();
      peer.socket.shutdownOutput();
    }
  }

  @Test
  void closesOnABadHeaderAlthoughAGoodFrameFollows() throws Exception {
    ClientConfig config = server.client("alice").reconnect(Reconnect.standard(1)).build();
    try (MlesClient client = MlesClient.join(config);
        ScriptedServer.Peer peer = server.accept()) {
      peer.send(Frames.message("bob", "good"), new byte[] {'X'}, Frames.message("bob", "late"));
      assertThat(next(client).text()).isEqualTo("good");
      assertThatIOException()
          .isThrownBy(client::receive)
          .withMessageContaining("V1-HDR-05")
          .withCauseInstanceOf(ProtocolException.class);
      peer.awaitFin();
      assertThat(client.failure()).isInstanceOf(ProtocolException.class);
    }
  }

  @Test
  void saysThatTheJoinWasRefused() throws Exception {
    ClientConfig config = server.client("alice").reconnect(Reconnect.standard(1)).build();
    try (MlesClient client = MlesClient.join(config)) {
      server.accept().close();
      assertThatIOException()
          .isThrownBy(client::receive)
          .withMessageContaining("right after the join")
          .withCauseInstanceOf(JoinRefusedException.class);
    }
  }

  @Test
  void givesWhatHasComeBeforeItReportsTheEnd() throws Exception {
    try (MlesClient client = MlesClient.join(server.client("alice").build())) {
      ScriptedServer.Peer peer = server.accept();
      peer.send(Frames.message("bob", "last words"));
      peer.close();
      Iterator<Received> messages = client.iterator();
      assertThat(messages.next().text()).isEqualTo("last words");
      assertThatThrownBy(messages::hasNext)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("closed the connection");
      assertThatIOException().isThrownBy(() -> client.publish(new byte[1]));
    }
  }

  @Test
  void readsNoFurtherWhileTheQueueIsFull() throws Exception {
    ClientConfig config = server.client("alice").queue(2, 1 << 20).build();
    int messages = 300;
    try (MlesClient client = MlesClient.join(config);
        ScriptedServer.Peer peer = server.accept()) {
      Thread sender =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < messages; i++) {
                    peer.send(V1Frame.encode(1, 1, body(i)));
                  }
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      sender.start();
      // 300 frames of 64 KiB are more than two socket buffers and the queue can hold.
      for (int i = 0; i < messages; i++) {
        assertThat(sender.isAlive() || i > 2).isTrue();
        assertThat(next(client).message()[0]).isEqualTo((byte) i);
      }
      sender.join();
      peer.socket.shutdownOutput();
    }
  }

  @Test
  void refusesAMessageThatNoFrameCanCarryAndGoesOn() throws Exception {
    try (MlesClient client = MlesClient.join(server.client("alice").build());
        ScriptedServer.Peer peer = server.accept()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client.publish(new byte[V1Header.MAX_BODY_OCTETS]));
      client.publish("small".getBytes(UTF_8));
      assertThat(ScriptedServer.text(peer.read())).isEqualTo("small");
      peer.socket.shutdownOutput();
    }
  }

  @Test
  void letsTheServerTakeEverythingBeforeItCloses() throws Exception {
    MlesClient client = MlesClient.publisher(server.client("alice").build());
    try (ScriptedServer.Peer peer = server.accept()) {
      client.publish("goodbye".getBytes(UTF_8));
      Thread closer = new Thread(client::close);
      closer.start();
      assertThat(ScriptedServer.text(peer.read())).isEqualTo("goodbye");
      peer.awaitFin();
      peer.socket.shutdownOutput();
      closer.join();
    }
    assertThat(client.failure()).isNull();
    assertThatIOException()
        .isThrownBy(() -> client.publish(new byte[1]))
        .withMessage("the client is closed");
    client.close();
  }

  @Test
  void endsTheIterationWhenItIsClosed() throws Exception {
    MlesClient client = MlesClient.join(server.client("alice").build());
    try (ScriptedServer.Peer peer = server.accept()) {
      Thread closer = new Thread(client::close);
      closer.start();
      assertThat(client.receive()).isNull();
      assertThat(client.awaitEnd(LONG)).isTrue();
      peer.awaitFin();
      peer.socket.shutdownOutput();
      closer.join();
      assertThat(client.failure()).isNull();
    }
  }

  @Test
  void namesAServerThatCannotBeReached() throws Exception {
    ClientConfig config = server.client("alice").build();
    server.close();
    assertThatIOException()
        .isThrownBy(() -> MlesClient.join(config))
        .withMessageStartingWith("cannot reach " + config.server());
    ClientConfig nowhere = server.client("alice").server("no.such.host.invalid", 8077).build();
    assertThatIOException()
        .isThrownBy(() -> MlesClient.join(nowhere))
        .withMessageContaining("no.such.host.invalid");
  }

  @Test
  void hasNoQueueWhenASubscriberTakesTheMessages() throws Exception {
    try (MlesClient client = MlesClient.publisher(server.client("alice").build());
        ScriptedServer.Peer peer = server.accept()) {
      assertThatThrownBy(client::receive).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(client::iterator).isInstanceOf(IllegalStateException.class);
      peer.socket.shutdownOutput();
    }
  }

  private static byte[] body(int number) {
    byte[] message = new byte[1 << 16];
    message[0] = (byte) number;
    return V1BodyWriter.encode(new V1Body.Message("bob", Frames.CHANNEL, message));
  }

  private static Received next(MlesClient client) throws IOException {
    @Nullable Received next = client.poll(LONG);
    return Objects.requireNonNull(next);
  }
}
