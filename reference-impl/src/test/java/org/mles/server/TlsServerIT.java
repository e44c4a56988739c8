package org.mles.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;

/** All that a server speaks, inside TLS. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsServerIT {
  /** Of 1 MiB each: less than a reader may fall behind. */
  private static final int LATE_FRAMES = 7;

  private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
  private final ServerEvents events =
      new ServerEvents() {
        @Override
        public void refused(SocketAddress remote, Refusal refusal) {
          refusals.add(refusal);
        }
      };

  @Test
  void speaksAllThatItSpeaksOnOnePort() throws IOException {
    try (MlesServer server = MlesServer.start(TlsServing.config().withLoops(2), events)) {
      speaksAll(server);
      try (RawClient plain = new RawClient(server)) {
        plain.send(Frames.frame("alice", ""));
        plain.expect(new byte[] {0x15, 3, 3, 0, 2, 2, 10}).expectEnd();
      }
      RawClient.await(() -> server.counters().refused(WireRule.TLS_PLAIN_OCTET) == 1);
      assertThat(refusals).last().extracting(Refusal::detail).asString().contains("octet 77");
    }
  }

  private static void speaksAll(MlesServer server) throws IOException {
    try (RawClient alice = TlsServing.raw(server).join(server, "alice");
        RawClient bob = TlsServing.raw(server).join(server, "bob");
        RawClient carol = OnePortIT.draft(server, TlsServing.raw(server), "carol");
        RawClient dave = OnePortIT.draft(server, TlsServing.raw(server), "dave");
        WebClient erin = OnePortIT.web(server, TlsServing.web(server), "erin");
        WebClient frank = OnePortIT.web(server, TlsServing.web(server), "frank");
        WebClient browser = TlsServing.web(server)) {
      byte[] hello = Frames.frame("alice", "hello");
      alice.send(hello);
      bob.hears(hello);
      carol.send("raw".getBytes(US_ASCII));
      dave.expect("raw".getBytes(US_ASCII));
      erin.say("text");
      frank.hears(OnePortIT.shown("erin")).hears("text").hearsNothing();
      assertThat(browser.asks("GET / HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void speaksPlainAsWellIfItIsToldTo() throws IOException {
    ServerConfig config = TlsServing.config().withTls(TlsServing.LOCAL.withAlsoPlain(true));
    try (MlesServer server = MlesServer.start(config, events);
        RawClient plain = RawClient.joined(server, "plain");
        RawClient secured = TlsServing.raw(server).join(server, "secured");
        WebClient browser = new WebClient(server)) {
      byte[] hello = Frames.frame("plain", "hello");
      plain.send(hello);
      secured.hears(hello);
      assertThat(browser.asks("GET / HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 200 ");
      speaksAll(server);
    }
  }

  /** What came inside TLS has an origin that says so, also where plain is spoken as well. */
  @Test
  void knowsPagesOfItsOwnByTheWayTheyCame() throws IOException {
    ServerConfig config = TlsServing.config().withTls(TlsServing.LOCAL.withAlsoPlain(true));
    try (MlesServer server = MlesServer.start(config, events)) {
      expectStatus("101", "https", TlsServing.raw(server));
      expectStatus("403", "http", TlsServing.raw(server));
      expectStatus("101", "http", new RawClient(server));
      expectStatus("403", "https", new RawClient(server));
    }
  }

  private static void expectStatus(String status, String scheme, RawClient client)
      throws IOException {
    String request =
        String.join(
            "\r\n",
            "GET / HTTP/1.1",
            "Host: localhost:8077",
            "Origin: " + scheme + "://localhost:8077",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Protocol: mles-websocket",
            "",
            "");
    try (client) {
      client.send(request.getBytes(US_ASCII));
      client.expect(("HTTP/1.1 " + status).getBytes(US_ASCII));
    }
  }

  /** What lies sealed in the server when it ends is more than the system between them takes. */
  @Test
  void saysAllToALateReaderBeforeItEnds() throws Exception {
    byte[] large = Frames.frame("alice", "x".repeat(1 << 20));
    MlesServer server =
        MlesServer.start(TlsServing.config().with(Limit.DRAIN_DEADLINE, Duration.ofHours(1)));
    Thread end = new Thread(server::close, "ends the server");
    try (RawClient late = TlsServing.raw(server).join(server, "late");
        RawClient alice = TlsServing.raw(server).join(server, "alice")) {
      for (int i = 0; i < LATE_FRAMES; i++) {
        alice.send(large);
      }
      RawClient.await(() -> server.counters().framesIn() == 2 + LATE_FRAMES);
      end.start();
      late.expect(Frames.frame("alice", ""));
      for (int i = 0; i < LATE_FRAMES; i++) {
        late.expect(large);
      }
      late.expectEnd();
    } finally {
      server.close();
      end.join();
    }
  }

  @Test
  void saysThatSomebodyCameByTlsWhereItIsNotSpoken() throws IOException {
    ServerConfig config = TlsServing.config().withTls(null);
    try (MlesServer server = MlesServer.start(config, events);
        RawClient client = new RawClient(server)) {
      client.send(new byte[] {0x16, 3, 1, 0, 5}).expectEnd();
      RawClient.await(() -> server.counters().refused(WireRule.BAD_TYPE) == 1);
      assertThat(refusals).last().extracting(Refusal::detail).asString().contains("TLS");
    }
  }

  @Test
  void speaksNoTlsInsideTls() throws IOException {
    try (MlesServer server = MlesServer.start(TlsServing.config(), events);
        RawClient client = TlsServing.raw(server)) {
      client.send(new byte[] {0x16, 3, 1, 0, 5}).expectEnd();
      RawClient.await(() -> server.counters().refused(WireRule.BAD_TYPE) == 1);
    }
  }

  @Test
  void countsTheHandshakeInTheTimeForTheFirstFrame() throws IOException {
    ServerConfig config =
        TlsServing.config().with(Limit.FIRST_FRAME_DEADLINE, Duration.ofMillis(300));
    try (MlesServer server = MlesServer.start(config, events);
        RawClient half = new RawClient(server);
        RawClient mute = TlsServing.raw(server)) {
      half.send(new byte[] {0x16, 3, 1, 2, 0, 1}).expectEnd();
      mute.expectEnd();
      RawClient.await(() -> server.counters().refused(WireRule.FIRST_FRAME_DEADLINE) == 2);
    }
  }

  @Test
  void deliversWhatCameBeforeAnEndThatWasNotSaid() throws IOException {
    try (MlesServer server = MlesServer.start(TlsServing.config(), events);
        RawClient bob = TlsServing.raw(server).join(server, "bob");
        CutSocket cut = CutSocket.to(server)) {
      cut.join(server, "alice");
      byte[] last = Frames.frame("alice", "last words");
      cut.send(last);
      cut.endTcp();
      bob.hears(last);
      RawClient.await(() -> server.counters().refused(WireRule.TLS_TRUNCATED) == 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void isUnderstoodByOpenssl(String version) throws IOException {
    try (MlesServer server = MlesServer.start(TlsServing.config(), events);
        RawClient bob = TlsServing.raw(server).join(server, "bob")) {
      Process openssl =
          new ProcessBuilder(
                  "openssl",
                  "s_client",
                  version,
                  "-quiet",
                  "-noservername",
                  "-alpn",
                  "http/1.1",
                  "-connect",
                  "127.0.0.1:" + server.port())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        byte[] said = Frames.frame("openssl", "hello");
        openssl.getOutputStream().write(said);
        openssl.getOutputStream().flush();
        bob.hears(said);
        byte[] answer = Frames.frame("bob", "hello openssl");
        bob.send(answer);
        InputStream heard = openssl.getInputStream();
        byte[] history = heard.readNBytes(Frames.frame("bob", "").length);
        assertThat(history).isEqualTo(Frames.frame("bob", ""));
        assertThat(heard.readNBytes(answer.length)).isEqualTo(answer);
      } finally {
        openssl.destroyForcibly();
      }
    }
  }

  @Test
  void servesMembersThatMoveToTheirLoop() throws IOException {
    try (MlesServer server = MlesServer.start(TlsServing.config().withLoops(4), events)) {
      for (int i = 0; i < 16; i++) {
        String channel = "channel " + i;
        String first =
            "{\"uid\":\"a\",\"channel\":\""
                + channel
                + "\",\"auth\":\""
                + WebClient.token("a" + channel + Frames.SECRET)
                + "\"}";
        long before = server.counters().framesIn();
        try (WebClient a = TlsServing.web(server).upgrade()) {
          long joins = server.counters().joins();
          // What comes with the first message lies inside the transport when it moves.
          a.say(first).say("x".repeat(40_000)).say("y");
          RawClient.await(() -> server.counters().joins() > joins);
          long frames = before + 3;
          RawClient.await(() -> server.counters().framesIn() == frames);
        }
      }
    }
  }
}
