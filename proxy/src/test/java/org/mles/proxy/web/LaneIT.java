package org.mles.proxy.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mles.auth.EndpointText;
import org.mles.auth.KeyPolicy;
import org.mles.frame.v1.V1Frame;
import org.mles.peer.UpstreamConfig;
import org.mles.ws.Opcode;

/** What a proxy says to its upstream server, and what becomes of channels whose connection ends. */
final class LaneIT {
  private final ScriptedUpstream upstream = new ScriptedUpstream();
  private final WebProxy proxy = WebProxy.start(config());

  LaneIT() throws IOException {}

  private ProxyConfig config() {
    UpstreamConfig soon =
        new UpstreamConfig(
            upstream.address(), null, Duration.ofMillis(20), Duration.ofMillis(200), 1);
    return ProxyConfig.to(upstream.address())
        .withPort(0)
        .withUpstream(soon)
        .withKeys(KeyPolicy.of("secret", null));
  }

  @AfterEach
  void end() throws IOException {
    proxy.close();
    upstream.close();
  }

  @Test
  void putsAHeaderOfItsOwnBeforeEachMessage() throws IOException {
    byte[] sixteenRandomOctetsFirst = new byte[40];
    for (int i = 0; i < sixteenRandomOctetsFirst.length; i++) {
      sixteenRandomOctetsFirst[i] = (byte) (i * 37);
    }
    byte[] body = Tab.body("alice", "room", sixteenRandomOctetsFirst);
    long key = KeyPolicy.of("secret", null).key("", "alice", "room");
    try (Tab tab = Tab.open(proxy)) {
      tab.say(Opcode.BINARY, body).say("alice", "room", "more");

      try (ScriptedUpstream.Session session = upstream.accept()) {
        byte[] octets = session.socket.getInputStream().readNBytes(16 + body.length);
        assertThat(octets).isEqualTo(V1Frame.encode((int) key, key, body));
        ScriptedUpstream.Frame second = session.read();
        assertThat(second.body()).isEqualTo(Tab.body("alice", "room", "more"));
        assertThat(second.header().key()).isEqualTo(key);
        assertThat(second.header().cid()).isEqualTo((int) key);
      }
    }
  }

  @Test
  void makesTheKeyOfItsOwnAddressIfThereIsNoSharedOne() throws IOException {
    KeyPolicy keys = KeyPolicy.of(null, "address");
    try (WebProxy open = WebProxy.start(config().withKeys(keys));
        Tab tab = Tab.open(open)) {
      tab.say("alice", "room", "hi");

      try (ScriptedUpstream.Session session = upstream.accept()) {
        InetSocketAddress seen = (InetSocketAddress) session.socket.getRemoteSocketAddress();
        String endpoint = EndpointText.of(seen.getAddress().getAddress(), seen.getPort());
        assertThat(session.read().header().key()).isEqualTo(keys.key(endpoint, "alice", "room"));
      }
    }
  }

  @Test
  void takesTheHeaderOffWhatComes() throws IOException {
    try (Tab tab = Tab.open(proxy)) {
      tab.say("alice", "room", "hi");
      try (ScriptedUpstream.Session session = upstream.accept()) {
        session.send(Tab.body("bob", "room", "hello")).send(new byte[] {1, 2, 3});

        tab.hears("bob", "room", "hello");
        assertThat(tab.message()).containsExactly(1, 2, 3);
      }
    }
  }

  @Test
  void hasOneConnectionForEachChannel() throws IOException {
    try (Tab tab = Tab.open(proxy)) {
      tab.say("alice", "one", "hi").say("alice", "", "to the empty name").say("alice", "one", "2");
      try (ScriptedUpstream.Session one = upstream.accept();
          ScriptedUpstream.Session two = upstream.accept()) {
        one.reads("alice", "one", "hi").reads("alice", "one", "2");
        two.reads("alice", "", "to the empty name");
      }
    }
  }

  @Test
  void leavesOutWhatIsNoMessageAndCountsIt() throws IOException {
    byte[] resync = {
      (byte) 0xA1,
      0x6E,
      'r',
      'e',
      's',
      'y',
      'n',
      'c',
      '_',
      'm',
      'e',
      's',
      's',
      'a',
      'g',
      'e',
      (byte) 0x80
    };
    try (Tab tab = Tab.open(proxy)) {
      tab.say(Opcode.TEXT, "{\"uid\":\"a\"}".getBytes(UTF_8))
          .say(Opcode.BINARY, new byte[0])
          .say(Opcode.BINARY, new byte[] {(byte) 0xFF, 1})
          .say(Opcode.BINARY, resync)
          .say(Opcode.PING, Tab.body("alice", "room", "a ping"))
          .say("alice", "room", "right");

      try (ScriptedUpstream.Session session = upstream.accept()) {
        session.reads("alice", "room", "right");
        assertThat(proxy.count(Count.MESSAGES_NOT_UNDERSTOOD_TOTAL)).isEqualTo(4);
        tab.say(Opcode.TEXT, new byte[] {'x'}).say("alice", "room", "again");
        session.reads("alice", "room", "again");
      }
    }
  }

  @Test
  void sendsAllThatItWasToldBeforeItEndsAChannel() throws IOException {
    byte[] large = Tab.body("alice", "room", new byte[3 << 20]);
    try (Tab tab = Tab.open(proxy)) {
      Thread speaker = new Thread(() -> sayAndLeave(tab, large));
      speaker.start();
      try (ScriptedUpstream.Session session = upstream.accept()) {
        session.reads("alice", "room", "first");
        for (int i = 0; i < 4; i++) {
          assertThat(session.read().body()).isEqualTo(large);
        }
        session.readsEnd();
      }
    }
  }

  private static void sayAndLeave(Tab tab, byte[] large) {
    try {
      tab.say("alice", "room", "first");
      for (int i = 0; i < 4; i++) {
        tab.say(Opcode.BINARY, large);
      }
      tab.say(Opcode.CLOSE, new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void endsTheChannelsOfABrowserThatIsGone() throws IOException {
    try (Tab tab = Tab.open(proxy)) {
      tab.say("alice", "one", "hi").say("alice", "two", "hi");
      try (ScriptedUpstream.Session one = upstream.accept();
          ScriptedUpstream.Session two = upstream.accept()) {
        one.reads("alice", "one", "hi");
        two.reads("alice", "two", "hi");
        tab.socket.close();

        one.readsEnd();
        two.readsEnd();
      }
    }
  }

  @Test
  void tellsTheBrowserOfAChannelThatIsRefused() throws IOException {
    try (Tab tab = Tab.open(proxy)) {
      tab.say("alice", "room", "hi");
      upstream.accept().hangUp();

      tab.hearsClose(1011, "room");
      assertThat(proxy.count(Count.LANES_LOST_TOTAL)).isEqualTo(1);
    }
  }

  @Test
  void tellsTheBrowserIfThereIsNoServer() throws IOException {
    upstream.goAway();
    try (Tab tab = Tab.open(proxy)) {
      tab.say("alice", "room", "hi");

      tab.hearsClose(1011, "room");
    }
  }

  @Test
  void countsAFrameThatItsServerCutShort() throws IOException {
    try (Tab tab = Tab.open(proxy)) {
      tab.say("alice", "room", "hi");
      try (ScriptedUpstream.Session session = upstream.accept()) {
        session.send(Tab.body("bob", "room", "whole"));
        session.sendOctets(new byte[] {'M', 0, 0, 9, 1, 2, 3});
        tab.hears("bob", "room", "whole");
      }

      tab.hearsClose(1011, "room");
      assertThat(proxy.count(Count.FRAMES_CUT_TOTAL)).isEqualTo(1);
    }
  }

  @Test
  void endsAChannelWhoseServerSaysSomethingElse() throws IOException {
    try (Tab tab = Tab.open(proxy)) {
      tab.say("alice", "good", "hi").say("alice", "bad", "hi");
      try (ScriptedUpstream.Session good = upstream.accept();
          ScriptedUpstream.Session bad = upstream.accept()) {
        good.reads("alice", "good", "hi");
        bad.send(Tab.body("bob", "bad", "right")).sendOctets("HTTP/1.1 400 Bad".getBytes(UTF_8));
        tab.hears("bob", "bad", "right");

        tab.hearsClose(1011, "bad");
      }
    }
  }

  @Test
  void opensALostChannelAgainWithItsFirstFrameAndWhatWaited() throws IOException {
    try (Tab tab = Tab.open(proxy)) {
      tab.say("alice", "lost", "first").say("alice", "kept", "first");
      try (ScriptedUpstream.Session lost = upstream.accept();
          ScriptedUpstream.Session kept = upstream.accept()) {
        lost.reads("alice", "lost", "first").send(Tab.body("bob", "lost", "proof"));
        kept.reads("alice", "kept", "first");
        tab.hears("bob", "lost", "proof");
        upstream.goAway();
        lost.hangUp();
        tab.say("alice", "kept", "go on");
        kept.reads("alice", "kept", "go on");
        tab.say("alice", "lost", "meanwhile").hearsNothing();

        upstream.comeBack();
        try (ScriptedUpstream.Session again = upstream.accept()) {
          again.reads("alice", "lost", "first").reads("alice", "lost", "meanwhile");
          again.send(Tab.body("bob", "lost", "back"));
          tab.hears("bob", "lost", "back");
          assertThat(proxy.count(Count.LANES_REOPENED_TOTAL)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void tellsTheBrowserIfALostChannelIsRefused() throws IOException {
    try (Tab tab = Tab.open(proxy)) {
      tab.say("alice", "lost", "first").say("alice", "kept", "first");
      try (ScriptedUpstream.Session lost = upstream.accept();
          ScriptedUpstream.Session kept = upstream.accept()) {
        kept.reads("alice", "kept", "first");
        lost.reads("alice", "lost", "first").send(Tab.body("bob", "lost", "proof"));
        tab.hears("bob", "lost", "proof");
        lost.hangUp();
        upstream.accept().hangUp();

        tab.hearsClose(1011, "lost");
        kept.readsEnd();
      }
    }
  }
}
