package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.net.InetAddresses;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.auth.EndpointText;
import org.mles.auth.KeyPolicy;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1Frame;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;

/** Who may join, in the three modes and over both families of addresses. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AuthenticationIT {
  private static final String V4 = "127.0.0.1";
  private static final String V6 = "::1";

  @Test
  void endpointModeTakesTheClientsOwnV4Address() throws IOException {
    assertJoins(V4, V4, null, false);
  }

  @Test
  void endpointModeTakesTheClientsOwnV6Address() throws IOException {
    assumeV6();
    assertJoins(V6, V6, null, false);
  }

  @Test
  void addressKeyIsAddedToTheEndpoint() throws IOException {
    assertJoins(V4, V4, "pepper", false);
  }

  @Test
  void dualStackListenerTakesTheV4TextOfAV4Client() throws IOException {
    assumeV6();
    assertJoins("::", V4, null, false);
  }

  @Test
  void dualStackListenerTakesTheMappedTextOfAV4ClientToo() throws IOException {
    assumeV6();
    assertJoins("::", V4, null, true);
  }

  @Test
  void endpointModeRefusesTheKeyOfAnotherPort() throws IOException {
    try (MlesServer server = server(V4, null);
        RawClient client = new RawClient(server)) {
      client.send(join(client, null, 1, false)).expectEnd();
      assertThat(server.counters().refused(WireRule.WRONG_KEY)).isEqualTo(1);
    }
  }

  @Test
  void sharedKeyDoesNotDependOnThePort() throws IOException {
    ServerConfig config =
        ServerConfig.defaults().withPort(0).withSharedKey("secret").withAddressKey("unused");
    try (MlesServer server = MlesServer.start(config, ServerEvents.NONE);
        RawClient bob = RawClient.joined(server, "bob")) {
      byte[] join = Frames.frame("alice", "");
      RawClient first = RawClient.joined(server, "alice");
      bob.expect(join);
      first.socket.shutdownOutput();
      first.expect(Frames.frame("bob", "")).expectEnd();
      try (RawClient again = new RawClient(server)) {
        again.send(join).expect(Frames.frame("bob", ""), join);
      }
    }
  }

  private static void assertJoins(
      String bind, String from, @Nullable String addressKey, boolean mapped) throws IOException {
    try (MlesServer server = server(bind, addressKey);
        RawClient first = new RawClient(InetAddresses.forString(from), server.port());
        RawClient second = new RawClient(InetAddresses.forString(from), server.port())) {
      byte[] join = join(first, addressKey, 0, mapped);
      first.send(join);
      second.send(join(second, addressKey, 0, mapped)).expect(join);
    }
  }

  private static MlesServer server(String bind, @Nullable String addressKey) throws IOException {
    return MlesServer.start(
        ServerConfig.defaults()
            .withBind(InetAddresses.forString(bind))
            .withPort(0)
            .withAddressKey(addressKey),
        ServerEvents.NONE);
  }

  private static byte[] join(
      RawClient client, @Nullable String addressKey, int portsOff, boolean mapped) {
    byte[] address = client.socket.getLocalAddress().getAddress();
    int port = client.socket.getLocalPort() + portsOff;
    String endpoint = mapped ? EndpointText.mapped(address, port) : EndpointText.of(address, port);
    long key = KeyPolicy.of(null, addressKey).key(endpoint, "u", "c");
    return V1Frame.encode(key, new V1Body.Message("u", "c", new byte[0]));
  }

  private static void assumeV6() throws IOException {
    assumeTrue(InetAddresses.forString(V6).isReachable(1_000), "this machine has no IPv6 loopback");
  }
}
