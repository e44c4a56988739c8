package org.mles.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.cert.Trust;
import org.mles.net.tls.Certificates;
import org.mles.testing.Frames;

/** What strangers do with TLS that no client of ours does, beside members who talk on. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class TlsStrangersIT {
  private static final byte[] HELLO = Frames.frame("alice", "hello");
  private static final int FRAMES = 40;
  private static final int FRAME_OCTETS = 100_000;

  static Stream<Arguments> beginnings() throws IOException {
    byte[] hello = ClientHello.octets();
    return Stream.of(
        Arguments.of("a hello of SSL 2", octets("802e0103010015")),
        Arguments.of("records of nothing", octets("1603010000".repeat(1_000))),
        Arguments.of("nothing, then a hello", Frames.concat(octets("1603030000"), hello)),
        Arguments.of("a record that is too long", behind("160301ffff", 20_000)),
        Arguments.of("a message of 16 MiB", behind("160301400001ffffff", 16_380)),
        Arguments.of("no suite that is known", ClientHello.ofUnknownSuites()),
        Arguments.of("a name that is none", named("a..\0/\u00ff*!..")),
        Arguments.of("two hellos", Frames.concat(hello, hello)),
        Arguments.of("data before its time", Frames.concat(hello, behind("1703030020", 32))),
        Arguments.of("an alert behind a hello", Frames.concat(hello, octets("15030300020228"))),
        Arguments.of("a key exchange that never comes", hello));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("beginnings")
  void endsWithWhoeverSaysIt(String what, byte[] said) throws IOException {
    ServerConfig config =
        TlsServing.config().with(Limit.FIRST_FRAME_DEADLINE, Duration.ofSeconds(2));
    try (MlesServer server = MlesServer.start(config, new ServerEvents() {});
        RawClient alice = TlsServing.raw(server).join(server, "alice");
        RawClient bob = TlsServing.raw(server).join(server, "bob")) {
      try (RawClient stranger = new RawClient(server)) {
        stranger.send(said);
        alice.send(HELLO);
        bob.hears(HELLO);
        drain(stranger);
      }
      alice.send(HELLO);
      bob.hears(HELLO);
      RawClient.await(() -> server.counters().connectionsOpen() == 2);
      assertThat(server.counters().bugs()).as(what).isZero();
    }
  }

  /** Takes whatever comes until the connection ends. */
  private static void drain(RawClient stranger) {
    try {
      stranger.socket.getInputStream().readAllBytes();
    } catch (IOException reset) {
      // An end as well; one that did not come would be a timeout, which the open connection shows.
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {(16 << 10) - 1, 16 << 10, 30_000})
  void answersAHelloThatIsAsLongAsItMayBe(int octets) throws IOException {
    try (MlesServer server = MlesServer.start(TlsServing.config(), new ServerEvents() {});
        RawClient client = new RawClient(server)) {
      client.send(ClientHello.padded(octets)).expect(new byte[] {0x16, 3, 3});
    }
  }

  @Test
  void goesOnWhereAReaderStoppedInsideARecord() throws IOException {
    try (MlesServer server = MlesServer.start(TlsServing.config(), new ServerEvents() {});
        RawClient alice = TlsServing.raw(server).join(server, "alice");
        RawClient bob = TlsServing.raw(server).join(server, "bob");
        RawClient late = small(server).join(server, "late")) {
      List<byte[]> said = new ArrayList<>();
      for (int i = 0; i < FRAMES; i++) {
        said.add(Frames.frame("alice", i + "x".repeat(FRAME_OCTETS)));
        alice.send(said.get(i));
        bob.hears(said.get(i));
      }
      for (byte[] frame : said) {
        late.hears(frame);
      }
    }
  }

  /** Connects by a socket that takes less at a time than a record has. */
  private static RawClient small(MlesServer server) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4 << 10);
    socket.connect(new InetSocketAddress(server.address().getAddress(), server.port()));
    return new RawClient(
        Trust.of(Certificates.LOCAL.chain()).over(socket, "localhost", server.port()));
  }

  /** Returns a hello to a name of ten octets. */
  private static byte[] named(String name) throws IOException {
    String hello = new String(ClientHello.octets("an.example"), ISO_8859_1);
    assertThat(hello).contains("an.example");
    return hello.replace("an.example", name).getBytes(ISO_8859_1);
  }

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** Returns a head, and as many octets behind it. */
  private static byte[] behind(String hex, int more) {
    byte[] head = octets(hex);
    return Arrays.copyOf(head, head.length + more);
  }
}
