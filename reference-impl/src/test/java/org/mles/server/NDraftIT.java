package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.auth.KeyPolicy;
import org.mles.auth.NKeyPolicy;
import org.mles.frame.n.NFrame;
import org.mles.frame.n.NHeader;
import org.mles.frame.n.NIdentity;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1Frame;
import org.mles.rule.WireRule;
import org.mles.session.Protocol;

/** The N draft over real sockets on loopback, beside version 1 on one port. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class NDraftIT {
  private static final String CHANNEL = "room";

  private MlesServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        MlesServer.start(config().withProtocols(EnumSet.allOf(Protocol.class)), ServerEvents.NONE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void carriesAStreamToTheOthersCompleteAndInOrder() throws IOException {
    byte[] data = new byte[1 << 20];
    new Random(4).nextBytes(data);
    try (Socket alice = joined("alice");
        Socket bob = joined("bob")) {
      // Bob's mark proves that he is in before Alice begins.
      bob.getOutputStream().write('!');
      assertThat(alice.getInputStream().read()).isEqualTo('!');
      alice.getOutputStream().write(data);
      assertThat(bob.getInputStream().readNBytes(data.length)).isEqualTo(data);
    }
  }

  @Test
  void takesWhatComesWithTheFirstFrameForDataAndReplaysIt() throws IOException {
    try (Socket alice = connected()) {
      byte[] first = firstFrame("alice");
      byte[] both = Arrays.copyOf(first, first.length + 1);
      both[first.length] = '1';
      alice.getOutputStream().write(both);
      try (Socket bob = joined("bob")) {
        bob.getOutputStream().write('2');
        assertThat(alice.getInputStream().read()).isEqualTo('2');
        assertThat(bob.getInputStream().read()).isEqualTo('1');
      }
    }
  }

  @Test
  void keepsTheChannelsOfTheProtocolsApart() throws IOException {
    byte[] frame = v1Join("carol");
    try (Socket alice = joined("alice");
        Socket carol = connected();
        Socket dave = connected()) {
      alice.getOutputStream().write('x');
      carol.getOutputStream().write(frame);
      dave.getOutputStream().write(v1Join("dave"));
      assertThat(dave.getInputStream().readNBytes(frame.length)).isEqualTo(frame);
    }
  }

  @Test
  void closesTheSecondConnectionWithOneHash() throws IOException {
    try (Socket alice = joined("alice");
        Socket bob = joined("bob")) {
      bob.getOutputStream().write('!');
      assertThat(alice.getInputStream().read()).isEqualTo('!');
      try (Socket again = joined("alice")) {
        assertThat(again.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(server.counters().refusals()).containsEntry(WireRule.N_DUPLICATE_HASH, 1L);
    }
  }

  @Test
  void isNotSpokenUnlessAskedFor() throws IOException {
    try (MlesServer other = MlesServer.start(config(), ServerEvents.NONE);
        Socket alice = new Socket(other.address().getAddress(), other.port())) {
      alice.getOutputStream().write('N');
      assertThat(alice.getInputStream().read()).isEqualTo(-1);
      assertThat(other.counters().refusals()).containsEntry(WireRule.BAD_TYPE, 1L);
    }
  }

  private static ServerConfig config() {
    return ServerConfig.defaults()
        .withPort(0)
        .withLoops(2)
        .withMirrorFrom(1)
        .withSharedKey("secret");
  }

  private Socket joined(String uid) throws IOException {
    Socket socket = connected();
    socket.getOutputStream().write(firstFrame(uid));
    return socket;
  }

  private Socket connected() throws IOException {
    return new Socket(server.address().getAddress(), server.port());
  }

  private static byte[] firstFrame(String uid) {
    byte[] json = NFrame.json(new NIdentity(uid, CHANNEL));
    NKeyPolicy keys = NKeyPolicy.of("secret");
    return NFrame.encode(keys.hash(NHeader.firstWord(json.length), uid, CHANNEL), json);
  }

  private static byte[] v1Join(String uid) {
    long key = KeyPolicy.of("secret", null).key("", uid, CHANNEL);
    return V1Frame.encode(key, new V1Body.Message(uid, CHANNEL, new byte[0]));
  }
}
