package org.mles.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.http.Pages;
import org.mles.rule.WireRule;
import org.mles.site.Web;
import org.mles.ws.Opcode;

/** Version 2 on a real port: joins, messages, history, refusals. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebSessionIT extends WebServing {
  @Test
  void forwardsTextAsTextAndBinaryAsBinaryAndEchoesNothing() throws IOException {
    start();
    try (WebClient alice = WebClient.joined(server, "alice", ROOM);
        WebClient bob = WebClient.joined(server, "bob", ROOM)) {
      alice.hears(WebClient.first("bob", ROOM));
      bob.hears(WebClient.first("alice", ROOM));
      byte[] octets = new byte[1 << 20];
      new Random(1).nextBytes(octets);
      alice.say("hällo").say("").say(octets).say(new byte[0]);
      bob.hears("hällo").hears("").hears(octets).hears(new byte[0]);
      bob.say("late");
      alice.hears("late").hearsNothing();
      bob.hearsNothing();
    }
  }

  @Test
  void putsFragmentsTogetherAndAnswersPingsBetween() throws IOException {
    start();
    try (WebClient alice = WebClient.joined(server, "alice", ROOM);
        WebClient bob = WebClient.joined(server, "bob", ROOM)) {
      bob.hears(WebClient.first("alice", ROOM));
      byte[] umlaut = "ä".getBytes(UTF_8);
      alice.hears(WebClient.first("bob", ROOM));
      alice.begin(Opcode.TEXT, new byte[] {umlaut[0]});
      alice.say(Opcode.PING, new byte[] {1}).hearsPong(new byte[] {1});
      bob.hearsNothing();
      alice.begin(Opcode.CONTINUATION, new byte[0]);
      alice.say(Opcode.CONTINUATION, new byte[] {umlaut[1]});
      bob.hears("ä");
    }
  }

  @Test
  void givesTheHistoryWithoutTokensAlsoAfterTheLastHasLeft() throws IOException {
    config = config.withSharedKey("k");
    start();
    String token = WebClient.token("alice" + ROOM + "k");
    String first = "{\"uid\":\"alice\", \"auth\":\"" + token + "\", \"channel\":\"" + ROOM + "\"}";
    try (WebClient alice = new WebClient(server).upgrade().say(first).say("one")) {
      alice.say(Opcode.CLOSE, new byte[0]).hearsClose(1000, "");
    }
    String bob = WebClient.token("bob" + ROOM + "k");
    String second = "{\"uid\":\"bob\",\"channel\":\"" + ROOM + "\",\"auth\":\"" + bob + "\"}";
    try (WebClient other = new WebClient(server).upgrade().say(second)) {
      other.hears("{\"uid\":\"alice\", \"channel\":\"" + ROOM + "\"}").hears("one").hearsNothing();
    }
  }

  @Test
  void keeps200MessagesUnlessToldOtherwise() throws IOException {
    start();
    try (WebClient alice = WebClient.joined(server, "alice", ROOM)) {
      for (int i = 0; i < 220; i++) {
        alice.say("m" + i);
      }
      alice.hearsNothing();
      try (WebClient bob = WebClient.joined(server, "bob", ROOM)) {
        for (int i = 20; i < 220; i++) {
          bob.hears("m" + i);
        }
        bob.hearsNothing();
      }
    }
  }

  @Test
  void storesQuietJoinsOnly() throws IOException {
    config = config.withWeb(web(false, true));
    start();
    try (WebClient alice = WebClient.joined(server, "alice", ROOM);
        WebClient bob = WebClient.joined(server, "bob", ROOM)) {
      alice.hearsNothing();
      bob.hears(WebClient.first("alice", ROOM)).say("x");
      alice.hears("x");
      try (WebClient carol = WebClient.joined(server, "carol", ROOM)) {
        carol.hears(WebClient.first("alice", ROOM)).hears(WebClient.first("bob", ROOM)).hears("x");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"u\",\"c\"] | V2-FF-02",
        "{\"uid\":\"\",\"channel\":\"c\",\"auth\":1} | V2-FF-04",
        "{\"uid\":\"\u00e4\",\"channel\":\"c\",\"auth\":1} | V2-FF-05",
        "{\"uid\":\"u\",\"channel\":\"c\",\"auth\":1,\"auth\":1} | V2-AUTH-06",
        "{\"uid\":\"u\",\"channel\":\"c\",\"auth\":\"zz\"} | V2-AUTH-03",
        "{\"uid\":\"u\",\"channel\":\"c\",\"auth\":\"1\"} | V2-AUTH-02"
      })
  void saysWhichClauseAFirstMessageBreaks(String first, String clause) throws IOException {
    config = config.withWeb(web(true, false));
    start();
    try (WebClient eve = new WebClient(server).upgrade().say(first)) {
      eve.hearsClose(1008, clause + " ");
    }
    assertThat(server.counters().joins()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"'', V2-AUTH-01", "',\"auth\":\"9b3b95527f7c2d80\"', V2-AUTH-01"})
  void demandsTheTokenOfItsKey(String auth, String clause) throws IOException {
    config = config.withSharedKey("k");
    start();
    String first = "{\"uid\":\"alice\",\"channel\":\"example\"" + auth + "}";
    try (WebClient eve = new WebClient(server).upgrade().say(first)) {
      eve.hearsClose(1008, clause + " ");
    }
  }

  @Test
  void refusesAFirstMessageThatIsBinaryOrTooLong() throws IOException {
    start();
    try (WebClient eve = new WebClient(server).upgrade().say(new byte[] {'{', '}'})) {
      eve.hearsClose(1008, "V2-FF-01 ");
    }
    try (WebClient eve = new WebClient(server).upgrade()) {
      eve.begin(Opcode.TEXT, new byte[1 << 16]).say(Opcode.CONTINUATION, new byte[] {' '});
      eve.hearsClose(1009, "V2-FF-09 ");
    }
  }

  @Test
  void endsWhoBreaksARuleAndNobodyElse() throws IOException {
    start();
    try (WebClient alice = WebClient.joined(server, "alice", ROOM)) {
      try (WebClient eve = WebClient.joined(server, "eve", ROOM)) {
        alice.hears(WebClient.first("eve", ROOM));
        eve.hears(WebClient.first("alice", ROOM));
        eve.say("last").begin(Opcode.TEXT, new byte[] {(byte) 0xFF}).hearsClose(1007, "V2-WS-11 ");
      }
      alice.hears("last").hearsNothing();
    }
    RawClient.await(() -> server.counters().refused(WireRule.V2_WS_TEXT) == 1);
  }

  @Test
  void refusesALongMessageAtItsAnnouncement() throws IOException {
    config = config.with(Limit.BODY_OCTETS, 1000);
    start();
    try (WebClient eve = WebClient.joined(server, "eve", ROOM)) {
      eve.begin(Opcode.BINARY, new byte[600]);
      byte[] announced = WebClient.frame(Opcode.CONTINUATION, new byte[401]);
      eve.send(Arrays.copyOf(announced, 8)).hearsClose(1009, "V2-LIM-02 ");
    }
    try (WebClient bob = WebClient.joined(server, "bob", ROOM)) {
      bob.hears(WebClient.first("eve", ROOM)).say(new byte[1000]).hearsNothing();
    }
  }

  @Test
  void answersWhoAsksForNoUpgradeOrAWrongOne() throws IOException {
    start();
    try (WebClient browser = new WebClient(server)) {
      assertThat(browser.asks("GET / HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 404 ");
    }
    try (WebClient browser = new WebClient(server)) {
      assertThat(browser.asks("HEAD /x HTTP/1.1", "Host: localhost"))
          .startsWith("HTTP/1.1 404 ")
          .endsWith("\r\n\r\n");
    }
    try (WebClient page = new WebClient(server)) {
      String[] lines = {
        "GET / HTTP/1.1",
        "Host: localhost:" + server.port(),
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Protocol: mles-websocket",
        "Origin: http://evil.example"
      };
      assertThat(page.asks(lines)).startsWith("HTTP/1.1 403 ");
    }
    RawClient.await(() -> server.counters().refused(WireRule.V2_ORG_FOREIGN) == 1);
  }

  private static Web web(boolean asciiNames, boolean quietJoins) {
    return new Web(asciiNames, quietJoins, List.of(), List.of(), Pages.NONE);
  }
}
