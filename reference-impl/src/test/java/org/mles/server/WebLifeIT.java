package org.mles.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.rule.WireRule;
import org.mles.ws.Inbound;
import org.mles.ws.Opcode;

/** Sessions of version 2 on a real port: their places, signs of life, the end. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebLifeIT extends WebServing {
  @Test
  void refusesASecondSessionAndKeepsAHolderThatAnswers() throws IOException {
    start();
    try (WebClient alice = WebClient.joined(server, "alice", ROOM)) {
      try (WebClient again = new WebClient(server).upgrade().say(WebClient.first("alice", ROOM))) {
        again.hearsClose(1008, "V2-DUP-01 ");
      }
      alice.hearsPing().say(Opcode.PONG, new byte[0]).hearsNothing();
      try (WebClient other = WebClient.joined(server, "alice", "other")) {
        other.hearsNothing();
      }
    }
  }

  @Test
  void endsAHolderThatIsMuteSoThatItsPlaceIsFree() throws IOException {
    start();
    try (WebClient lost = WebClient.joined(server, "alice", ROOM);
        WebClient again = new WebClient(server).upgrade().say(WebClient.first("alice", ROOM))) {
      again.hearsClose(1008, "V2-DUP-01 ");
      lost.hearsPing().hearsClose(1001, "V2-DUP-02 ");
      RawClient.await(() -> server.counters().refused(WireRule.V2_HOLDER_MUTE) == 1);
      try (WebClient back = WebClient.joined(server, "alice", ROOM)) {
        back.hears(WebClient.first("alice", ROOM)).hearsNothing();
      }
    }
  }

  @Test
  void pingsAndEndsWhoStaysMute() throws IOException {
    config = config.with(Limit.PING_INTERVAL, Duration.ofMillis(20));
    start();
    try (WebClient mute = WebClient.joined(server, "mute", ROOM)) {
      mute.hearsPing().hearsPing().hearsPing().hearsPing().hearsClose(1001, "V2-PING-01 ");
    }
    RawClient.await(() -> server.counters().refused(WireRule.V2_MUTE) == 1);
  }

  @Test
  void freesTheUidWithTheClose() throws IOException {
    start();
    try (WebClient alice = WebClient.joined(server, "alice", ROOM)) {
      alice.say(Opcode.CLOSE, new byte[] {0x0F, (byte) 0xA0});
      alice.hearsClose(4000, "");
      try (WebClient again = WebClient.joined(server, "alice", ROOM)) {
        again.hears(WebClient.first("alice", ROOM)).hearsNothing();
      }
    }
  }

  @Test
  void saysGoodbyeWhenItEnds() throws IOException {
    start();
    try (WebClient alice = WebClient.joined(server, "alice", ROOM);
        WebClient visitor = new WebClient(server).upgrade();
        WebClient asking = new WebClient(server).send("GET ".getBytes(US_ASCII))) {
      RawClient.await(() -> server.counters().connectionsOpen() == 3);
      visitor.hearsNothing();
      Thread ending = new Thread(server::close);
      ending.start();
      alice.hearsClose(1001, "");
      visitor.hearsClose(1001, "");
      assertThat(new String(asking.socket.getInputStream().readAllBytes(), UTF_8))
          .matches("(?s)(HTTP/1.1 503 .*)?");
    }
  }

  @Test
  void answersPingsBeforeTheJoinAndTheLastOfAFlood() throws IOException {
    start();
    try (WebClient alice = new WebClient(server).upgrade()) {
      alice.say(Opcode.PING, new byte[] {7}).hearsPong(new byte[] {7});
      alice.say(Opcode.PONG, new byte[] {8}).say(WebClient.first("alice", ROOM)).hearsNothing();
      byte[] ping = WebClient.frame(Opcode.PING, new byte[] {1});
      ByteArrayOutputStream flood = new ByteArrayOutputStream();
      for (int i = 0; i < 10_000; i++) {
        flood.write(ping);
      }
      alice.send(flood.toByteArray()).say(Opcode.PING, new byte[] {9});
      Inbound next = alice.next();
      while (!isPong(next, 9)) {
        next = alice.next();
      }
      alice.hearsNothing();
    }
  }

  private static boolean isPong(Inbound inbound, int payload) {
    return inbound instanceof Inbound.Pong pong && pong.payload().get(0) == payload;
  }
}
