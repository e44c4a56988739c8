package org.mles.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.auth.NKeyPolicy;
import org.mles.frame.n.NFrame;
import org.mles.frame.n.NHeader;
import org.mles.frame.n.NIdentity;
import org.mles.rule.WireRule;
import org.mles.session.Protocol;
import org.mles.site.Demo;
import org.mles.site.Web;
import org.mles.testing.Frames;

/** Version 1, the N draft, version 2 and the page on one port: all at once, or some of them. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OnePortIT {
  @Test
  void speaksAllThatItSpeaksAtOnce() throws IOException {
    ServerConfig config =
        ServerConfig.defaults()
            .withPort(0)
            .withLoops(2)
            .withMirrorFrom(1)
            .withSharedKey(Frames.SECRET)
            .withProtocols(EnumSet.allOf(Protocol.class))
            .withWeb(new Web(false, false, List.of(), List.of(), Demo.pages()));
    try (MlesServer server = MlesServer.start(config, ServerEvents.NONE);
        RawClient alice = RawClient.joined(server, "alice");
        RawClient bob = RawClient.joined(server, "bob");
        RawClient carol = draft(server, "carol");
        RawClient dave = draft(server, "dave");
        WebClient erin = web(server, "erin");
        WebClient frank = web(server, "frank");
        WebClient browser = new WebClient(server);
        WebClient other = new WebClient(server);
        RawClient stranger = new RawClient(server)) {
      byte[] hello = Frames.frame("alice", "hello");
      alice.send(hello);
      bob.hears(hello);
      carol.send("raw".getBytes(US_ASCII));
      dave.expect("raw".getBytes(US_ASCII));
      erin.say("text");
      frank.hears(shown("erin")).hears("text").hearsNothing();
      assertThat(browser.asks("GET / HTTP/1.1", "Host: localhost"))
          .startsWith("HTTP/1.1 200 ")
          .contains("<script src=\"mles.js\">");
      assertThat(other.asks("GET /mles.js HTTP/1.1", "Host: localhost")).contains("WebSocket");
      stranger.send(new byte[] {'X'}).expectEnd();
      RawClient.await(() -> server.counters().refused(WireRule.BAD_TYPE) == 1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"v1", "v2", "n-draft", "v1,v2", "v1,n-draft", "v2,n-draft", "v1,v2,n-draft"})
  void closesAtTheFirstOctetOfWhatIsSwitchedOff(String words) throws IOException {
    Set<Protocol> spoken =
        Arrays.stream(Protocol.values())
            .filter(protocol -> List.of(words.split(",", -1)).contains(protocol.word()))
            .collect(Collectors.toSet());
    ServerConfig config =
        ServerConfig.defaults().withPort(0).withSharedKey(Frames.SECRET).withProtocols(spoken);
    try (MlesServer server = MlesServer.start(config, ServerEvents.NONE)) {
      for (Protocol protocol : spoken) {
        joinAndLeave(server, protocol);
      }
      byte[] closed =
          Arrays.stream(Protocol.values())
              .filter(protocol -> !spoken.contains(protocol))
              .map(OnePortIT::firstOctets)
              .collect(Collectors.joining())
              .getBytes(US_ASCII);
      for (byte first : closed) {
        try (RawClient stranger = new RawClient(server)) {
          stranger.send(new byte[] {first}).expectEnd();
        }
      }
      RawClient.await(() -> server.counters().refused(WireRule.BAD_TYPE) == closed.length);
    }
  }

  private static void joinAndLeave(MlesServer server, Protocol protocol) throws IOException {
    switch (protocol) {
      case V1 -> RawClient.joined(server, "alice").close();
      case N_DRAFT -> draft(server, "alice").close();
      case V2 -> web(server, "alice").close();
    }
  }

  private static String firstOctets(Protocol protocol) {
    return switch (protocol) {
      case V1 -> "M";
      case N_DRAFT -> "N";
      case V2 -> "GH";
    };
  }

  static RawClient draft(MlesServer server, String uid) throws IOException {
    return draft(server, new RawClient(server), uid);
  }

  static RawClient draft(MlesServer server, RawClient client, String uid) throws IOException {
    long joins = server.counters().joins();
    byte[] json = NFrame.json(new NIdentity(uid, Frames.ROOM));
    int firstWord = NHeader.firstWord(json.length);
    long hash = NKeyPolicy.of(Frames.SECRET).hash(firstWord, uid, Frames.ROOM);
    client.send(NFrame.encode(hash, json));
    RawClient.await(() -> server.counters().joins() > joins);
    return client;
  }

  private static WebClient web(MlesServer server, String uid) throws IOException {
    return web(server, new WebClient(server), uid);
  }

  static WebClient web(MlesServer server, WebClient client, String uid) throws IOException {
    long joins = server.counters().joins();
    String token = WebClient.token(uid + Frames.ROOM + Frames.SECRET);
    String first = shown(uid).replace("}", ",\"auth\":\"" + token + "\"}");
    client.upgrade().say(first);
    RawClient.await(() -> server.counters().joins() > joins);
    return client;
  }

  static String shown(String uid) {
    return WebClient.first(uid, Frames.ROOM);
  }
}
