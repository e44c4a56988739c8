package org.mles.proxy.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Brokers that refuse, vanish, go away, or say what is no MQTT. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HostileBrokerIT {
  private final ScriptedBroker broker = new ScriptedBroker();
  private final ScriptedShore server = new ScriptedShore("server", word -> true);

  HostileBrokerIT() throws IOException {}

  @AfterEach
  void end() throws IOException {
    broker.close();
  }

  /** What a broker does that has never been joined. */
  enum Opening {
    CLOSES(""),
    REFUSES("\40\2\0\5"),
    GARBAGE("HTTP/1.1\r\n"),
    ENDLESS_PACKET("\40\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff"),
    SOMETHING_ELSE_FIRST("\60\5\0\1abc");

    private final String octets;

    Opening(String octets) {
      this.octets = octets;
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsTheBridgeByOneLineIfItNeverStood(Opening opening) throws Exception {
    try (Pair pair = Pair.of(broker.shore(), server, "garden");
        ScriptedBroker.Peer peer = broker.accept()) {
      peer.reads(ScriptedBroker.CONNECT);
      peer.say(opening.octets.chars().toArray());
      if (opening == Opening.CLOSES) {
        peer.socket.close();
      }
      assertThat(pair.failure())
          .isInstanceOf(UnreachedException.class)
          .message()
          .startsWith("mqtt://127.0.0.1:")
          .hasLineCount(1)
          .hasSizeLessThan(300);
    }
  }

  @Test
  void isJoinedAgainIfItVanishes() throws Exception {
    try (Pair pair = Pair.impatient(broker.shore(), server, "garden");
        ScriptedBroker.Peer vanished = broker.join()) {
      vanished.reads(ScriptedBroker.PINGREQ);
      assertThat(pair.await(line -> line.contains("lost"))).contains("PINGRESP");
      try (ScriptedBroker.Peer again = broker.join()) {
        pair.await(line -> line.startsWith("A ") && line.endsWith("connected"));
        server.say("word");
        assertThat(again.takes()).isEqualTo("word");
        assertThat(pair.count(Count.RECONNECTS)).isOne();
      }
    }
  }

  @Test
  void aMessageThatEndsItThreeTimesIsDroppedAndCounted() throws Exception {
    try (Pair pair = Pair.of(broker.shore(), server, "garden")) {
      try (ScriptedBroker.Peer first = broker.join()) {
        pair.await(line -> line.startsWith("A ") && line.endsWith("connected"));
        server.say("first");
        assertThat(first.takes()).isEqualTo("first");
        server.say("bad");
        server.say("last");
        assertThat(first.reads(ScriptedBroker.PUBLISH).message()).isEqualTo("bad");
      }
      for (int i = 0; i < 2; i++) {
        try (ScriptedBroker.Peer next = broker.join()) {
          assertThat(next.reads(ScriptedBroker.PUBLISH).message()).isEqualTo("bad");
        }
      }
      try (ScriptedBroker.Peer last = broker.join()) {
        assertThat(last.takes()).isEqualTo("last");
        assertThat(pair.count(Count.LOST)).isOne();
        assertThat(pair.count(Count.RECONNECTS)).isEqualTo(3);
      }
    }
  }
}
