package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.auth.KeyPolicy;
import org.mles.frame.Decoded;
import org.mles.frame.V1Body;
import org.mles.frame.V1BodyReader;
import org.mles.frame.V1Frame;
import org.mles.frame.V1Header;
import org.mles.peer.UpstreamConfig;

/** Servers linked over loopback. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PeerIT {
  private static final KeyPolicy KEYS = KeyPolicy.of("secret", null);

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
    Client alice = new Client(peer, "alice");
    Client bob = new Client(root, "bob");
    Client carol = new Client(peer, "carol");
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
    Client alice = new Client(peer1, "alice");
    Client bob = new Client(peer2, "bob");
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
    Client carol = new Client(root, "carol");
    alice.say("end");
    List<String> heard = carol.heardUntil("end");
    assertThat(heard).containsExactlyInAnyOrder("alice:", "bob:", "a1", "b1", "a2", "b2", "end");
    assertThat(heard).containsSubsequence("alice:", "a1", "a2", "end");
    assertThat(heard).containsSubsequence("bob:", "b1", "b2");
  }

  private MlesServer root(int port) throws IOException {
    return start(ServerConfig.defaults().withPort(port).withSharedKey("secret"));
  }

  private MlesServer peerOf(int port) throws IOException {
    UpstreamConfig upstream =
        new UpstreamConfig(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            null,
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            1);
    return start(ServerConfig.defaults().withPort(0).withSharedKey("secret").withPeer(upstream));
  }

  private MlesServer start(ServerConfig config) throws IOException {
    MlesServer server = MlesServer.start(config);
    open.add(server);
    return server;
  }

  private final class Client {
    private final String uid;
    private final Socket socket;
    private final DataInputStream in;

    Client(MlesServer server, String uid) throws IOException {
      this.uid = uid;
      socket = new Socket(server.address().getAddress(), server.port());
      open.add(socket);
      in = new DataInputStream(socket.getInputStream());
      say(uid + ":");
    }

    void say(String text) throws IOException {
      byte[] payload = text.getBytes(StandardCharsets.UTF_8);
      V1Body.Message body = new V1Body.Message(uid, "room", payload);
      socket.getOutputStream().write(V1Frame.encode(KEYS.key("", uid, "room"), body));
    }

    List<String> heardUntil(String last) throws IOException {
      List<String> heard = new ArrayList<>();
      while (!heard.contains(last)) {
        byte[] header = in.readNBytes(V1Header.OCTETS);
        byte[] body = in.readNBytes(V1Frame.header(header).bodyOctets());
        Decoded.Complete<V1Body> decoded = (Decoded.Complete<V1Body>) V1BodyReader.decode(body);
        V1Body.Message message = (V1Body.Message) decoded.value();
        heard.add(new String(message.message(), StandardCharsets.UTF_8));
      }
      return heard;
    }
  }
}
