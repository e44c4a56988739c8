package org.mles.proxy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.ws.Inbound;
import org.mles.ws.Opcode;

/** Browsers over a proxy onto a server of this project. */
final class WebProxyIT {
  private final MlesServer server = MlesServer.start(ServerConfig.defaults().withPort(0));
  private final ProxyConfig config =
      ProxyConfig.to(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()))
          .withPort(0);
  private final WebProxy proxy = WebProxy.start(config);

  WebProxyIT() throws IOException {}

  @AfterEach
  void end() {
    proxy.close();
    server.close();
    assertThat(proxy.count(Count.BUGS_TOTAL)).isZero();
    assertThat(server.counters().bugs()).isZero();
  }

  @Test
  void browsersTalkInTheirChannels() throws IOException {
    try (Tab alice = Tab.open(proxy);
        Tab bob = Tab.open(proxy)) {
      alice.say("alice", "room", "").say("alice", "hall", "");
      bob.say("bob", "room", "hello");
      bob.hears("alice", "room", "");
      alice.hears("bob", "room", "hello");
      alice.say("alice", "room", "hi");
      bob.hears("alice", "room", "hi");
      bob.say("bob", "hall", "who is here?");
      bob.hears("alice", "hall", "");
      alice.hears("bob", "hall", "who is here?");
      assertThat(server.counters().connectionsOpen()).isEqualTo(4);
    }
  }

  @Test
  void carriesAThousandChannelsOfOneBrowser() throws IOException {
    int channels = 1_000;
    try (Tab one = Tab.open(proxy);
        Tab other = Tab.open(proxy)) {
      for (int i = 0; i < channels; i++) {
        one.say("one", "c" + i, "");
      }
      for (int i = 0; i < channels; i++) {
        other.say("other", "c" + i, "to " + i);
        other.hears("one", "c" + i, "");
        one.hears("other", "c" + i, "to " + i);
      }
      assertThat(server.counters().connectionsOpen()).isEqualTo(2L * channels);
    }
  }

  @Test
  void endsABrowserThatWantsMoreChannelsThanItMayHave() throws IOException {
    try (WebProxy small = WebProxy.start(config.withLimits(ProxyLimits.STANDARD.withChannels(2)));
        Tab tab = Tab.open(small)) {
      tab.say("a", "one", "").say("a", "two", "").say("a", "one", "again").hearsNothing();
      tab.say("a", "three", "");
      tab.hearsClose(1008, "WSP-16");
    }
  }

  @Test
  void turnsAwayMoreBrowsersThanThereMayBe() throws IOException {
    try (WebProxy small = WebProxy.start(config.withLimits(ProxyLimits.STANDARD.withBrowsers(1)));
        Tab tab = Tab.open(small);
        Tab second = Tab.connected(small.address())) {
      assertThat(second.socket.getInputStream().read()).isEqualTo(-1);
      tab.hearsNothing();
      assertThat(small.count(Count.BROWSERS_TURNED_AWAY_TOTAL)).isEqualTo(1);
    }
  }

  @Test
  void asksForASignOfLifeAndEndsWhoGivesNone() throws IOException {
    ProxyLimits often = ProxyLimits.STANDARD.withPingInterval(Duration.ofMillis(30));
    try (WebProxy asking = WebProxy.start(config.withLimits(often));
        Tab mute = Tab.open(asking)) {
      mute.hearsClose(1001, "WSP-19");
      assertThat(asking.count(Count.BROWSERS_MUTE_TOTAL)).isEqualTo(1);
    }
  }

  @Test
  void closesWhoAsksForNothingInTime() throws IOException {
    ProxyLimits soon = ProxyLimits.STANDARD.withHeadDeadline(Duration.ofMillis(50));
    try (WebProxy hasty = WebProxy.start(config.withLimits(soon));
        Tab slow = Tab.connected(hasty.address())) {
      slow.send(new byte[] {'G', 'E'});
      assertThat(slow.socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void refusesPagesOfOtherHostsAndUnknownProtocols() throws IOException {
    String[] upgrade = {
      "GET / HTTP/1.1",
      "Host: localhost",
      "Upgrade: websocket",
      "Connection: Upgrade",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
      "Sec-WebSocket-Protocol: mles-websocket",
      "Origin: https://evil.example"
    };
    assertThat(asked(upgrade)).startsWith("HTTP/1.1 403 ");
    upgrade[7] = "X-Nothing: here";
    upgrade[6] = "Sec-WebSocket-Protocol: chat";
    assertThat(asked(upgrade)).startsWith("HTTP/1.1 400 ");
    assertThat(asked("GET / HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 404 ");
    assertThat(proxy.count(Count.REQUESTS_REFUSED_TOTAL)).isEqualTo(2);
  }

  private String asked(String... lines) throws IOException {
    try (Tab tab = Tab.connected(proxy.address())) {
      return tab.asks(lines);
    }
  }

  @Test
  void tellsBrowsersOfItsEnd() throws IOException {
    try (Tab tab = Tab.open(proxy)) {
      tab.say("alice", "room", "").hearsNothing();
      Thread ending = new Thread(proxy::close);
      ending.start();
      tab.hearsClose(1001, "the proxy ends");
    }
  }

  @Test
  void answersACloseOnce() throws IOException {
    try (Tab tab = Tab.open(proxy)) {
      tab.say(Opcode.CLOSE, new byte[] {3, (byte) 0xE9});
      tab.hearsClose(1001, "");
    }
  }

  @Test
  void countsBrowsersThatComeAndGo() throws IOException {
    for (String uid : List.of("a", "b", "c")) {
      try (Tab tab = Tab.open(proxy)) {
        tab.say(uid, "room", "").say(Opcode.CLOSE, new byte[0]);
        while (tab.next() instanceof Inbound.Message) {
          // the history of those before
        }
      }
    }
    assertThat(proxy.counters()).containsEntry("proxy_upgrades_total", 3L);
    assertThat(proxy.counters()).containsEntry("proxy_lanes_total", 3L);
  }
}
