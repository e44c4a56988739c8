package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.peer.UpstreamConfig;

/** Servers linked over loopback. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PeerIT {
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable resource : open) {
      resource.close();
    }
  }

  @Test
  void carriesFramesBothWaysThroughThePeer() throws Exception {
    MlesServer root = root(0);
    MlesServer peer = peerOf(root.port());
    PlainClient alice = client(peer, "alice");
    PlainClient bob = client(root, "bob");
    PlainClient carol = client(peer, "carol");
    alice.say("from below");
    assertThat(bob.heardUntil("from below")).containsSubsequence("alice:", "from below");
    bob.say("from above");
    assertThat(alice.heardUntil("from above")).doesNotContain("from below");
    assertThat(carol.heardUntil("from above")).containsOnlyOnce("from below", "bob:");
  }

  @Test
  void bringsHistoryBackToARestartedRoot() throws Exception {
    MlesServer root = root(0);
    int port = root.port();
    MlesServer peer1 = peerOf(port);
    MlesServer peer2 = peerOf(port);
    PlainClient alice = client(peer1, "alice");
    PlainClient bob = client(peer2, "bob");
    alice.say("a1");
    bob.heardUntil("a1");
    bob.say("b1");
    alice.heardUntil("b1");
    root.close();
    alice.say("a2");
    bob.say("b2");
    root = root(port);
    alice.heardUntil("b2");
    bob.heardUntil("a2");
    PlainClient carol = client(root, "carol");
    alice.say("end");
    List<String> heard = carol.heardUntil("end");
    assertThat(heard).containsExactlyInAnyOrder("alice:", "bob:", "a1", "b1", "a2", "b2", "end");
    assertThat(heard).containsSubsequence("alice:", "a1", "a2", "end");
    assertThat(heard).containsSubsequence("bob:", "b1", "b2");
  }

  private PlainClient client(MlesServer server, String uid) throws IOException {
    PlainClient client = new PlainClient(server.address(), uid);
    open.add(client);
    return client;
  }

  private MlesServer root(int port) throws IOException {
    return start(
        ServerConfig.defaults()
            .withLoops(2)
            .withMirrorFrom(1)
            .withPort(port)
            .withSharedKey(PlainClient.SHARED_KEY));
  }

  private MlesServer peerOf(int port) throws IOException {
    UpstreamConfig upstream =
        new UpstreamConfig(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            null,
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            1);
    return start(
        ServerConfig.defaults()
            .withLoops(2)
            .withMirrorFrom(1)
            .withPort(0)
            .withSharedKey(PlainClient.SHARED_KEY)
            .withPeer(upstream));
  }

  private MlesServer start(ServerConfig config) throws IOException {
    MlesServer server = MlesServer.start(config);
    open.add(server);
    return server;
  }
}
