package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.auth.KeyPolicy;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1Frame;
import org.mles.rule.WireRule;

/** The server over real sockets on loopback. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class MlesServerIT {
  private static final KeyPolicy KEYS = KeyPolicy.of("secret", null);

  private MlesServer server;

  @BeforeEach
  void start() throws IOException {
    ServerConfig config = ServerConfig.defaults().withPort(0).withSharedKey("secret");
    server = MlesServer.start(config, ServerEvents.NONE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void forwardsFramesOfOneMemberToTheOthersUnchanged() throws IOException {
    try (Socket alice = joined("alice");
        Socket bob = joined("bob")) {
      assertThat(read(alice, frame("bob", "").length)).isEqualTo(frame("bob", ""));
      byte[] hello = frame("alice", "hello");
      alice.getOutputStream().write(hello);
      assertThat(read(bob, frame("alice", "").length)).isEqualTo(frame("alice", ""));
      assertThat(read(bob, hello.length)).isEqualTo(hello);
    }
  }

  @Test
  void closesAWrongKeyAndCountsIt() throws IOException {
    try (Socket mallory = new Socket(server.address().getAddress(), server.port())) {
      byte[] wrong = frame("mallory", "");
      wrong[15] ^= 1;
      mallory.getOutputStream().write(wrong);
      assertThat(mallory.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(server.counters().refused(WireRule.WRONG_KEY)).isEqualTo(1);
  }

  @Test
  void sendsHistoryAfterTheClientsFin() throws IOException {
    try (Socket alice = joined("alice")) {
      byte[] hello = frame("alice", "hello");
      alice.getOutputStream().write(hello);
      try (Socket bob = joined("bob")) {
        bob.shutdownOutput();
        byte[] all = bob.getInputStream().readAllBytes();
        assertThat(all).hasSize(frame("alice", "").length + hello.length);
      }
    }
  }

  private Socket joined(String uid) throws IOException {
    Socket socket = new Socket(server.address().getAddress(), server.port());
    socket.getOutputStream().write(frame(uid, ""));
    return socket;
  }

  private static byte[] read(Socket socket, int octets) throws IOException {
    byte[] read = new byte[octets];
    new DataInputStream(socket.getInputStream()).readFully(read);
    return read;
  }

  private static byte[] frame(String uid, String message) {
    byte[] payload = message.getBytes(StandardCharsets.UTF_8);
    return V1Frame.encode(KEYS.key("", uid, "room"), new V1Body.Message(uid, "room", payload));
  }
}
