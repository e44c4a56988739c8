package org.mles.proxy.bridge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mles.ws.Close;
import org.mles.ws.Inbound;
import org.mles.ws.Opcode;
import org.mles.ws.ServerFrame;

/** Servers that answer wrong, say too much, or end: one line each, and the others go on. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HostileServerIT {
  private final ScriptedServer left = new ScriptedServer();
  private final ScriptedServer right = new ScriptedServer();

  HostileServerIT() throws IOException {}

  @AfterEach
  void end() throws IOException {
    left.close();
    right.close();
  }

  /** What a server says instead of granting an upgrade. */
  enum Opening {
    NOTHING("", "not ready within 1000 ms"),
    PAGE("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "it answers 200"),
    MOVED("HTTP/1.1 301 Moved\r\nLocation: http://localhost/\r\n\r\n", "it answers 301"),
    NO_HTTP("\0\1\2garbage\r\n\r\n", "no answer of HTTP"),
    OTHER_UPGRADE(
        "HTTP/1.1 101 Yes\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n", "something else"),
    ENDLESS_FIELD("HTTP/1.1 101 Yes\r\nA: " + "a".repeat(1 << 16), "no answer of HTTP"),
    ENDLESS_FIELDS("HTTP/1.1 101 Yes\r\n" + "A: a\r\n".repeat(1 << 14), "no answer of HTTP"),
    HALF("HTTP/1.1 101 Yes\r\nUpgr", "not ready within 1000 ms");

    private final String octets;
    private final String line;

    Opening(String octets, String line) {
      this.octets = octets;
      this.line = line;
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsTheBridgeByOneLineIfItNeverStood(Opening opening) throws Exception {
    try (Pair pair = Pair.of(left.shore(), right.shore(), "garden");
        ScriptedServer.Peer a = left.join();
        ScriptedServer.Peer b = right.accept()) {
      b.say(ByteBuffer.wrap(opening.octets.getBytes(ISO_8859_1)));

      assertThat(pair.failure())
          .isInstanceOf(UnreachedException.class)
          .message()
          .startsWith("ws://")
          .contains(opening.line)
          .hasLineCount(1)
          .hasSizeLessThan(300);
      assertThat(a.socket.isConnected()).isTrue();
    }
  }

  @Test
  void isToldOfARefusalInItsOwnWords() throws Exception {
    try (Pair pair = Pair.of(left.shore(), right.shore(), "garden");
        ScriptedServer.Peer a = left.join();
        ScriptedServer.Peer b = right.join()) {
      b.say(ServerFrame.of(Close.of(1008, "not\u001b[2J\nyou")));

      assertThat(pair.failure().getMessage()).contains("1008 not").doesNotContain("\u001b", "\n");
      assertThat(a.socket.isConnected()).isTrue();
    }
  }

  /** What a server says that has been joined. */
  enum Speech {
    ENDLESS_FRAME("\u0082\u007f\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff"),
    MORE_THAN_A_MESSAGE("\u0082\u007f\0\0\0\0\u0001\0\0\0"),
    MASKED("\u0082\u0081\1\2\3\4a"),
    RESERVED("\u00f2\0"),
    LONG_PING("\u0089~\0\u00ff"),
    BAD_TEXT("\u0081\1\u00ff"),
    NO_UPGRADE_AGAIN("HTTP/1.1 101 Yes\r\n\r\n");

    private final String octets;

    Speech(String octets) {
      this.octets = octets;
    }
  }

  @ParameterizedTest
  @EnumSource
  void isJoinedAgainWhileOtherChannelsGoOn(Speech speech) throws Exception {
    try (Pair pair = Pair.of(left.shore(), right.shore(), "garden", "yard");
        Channels a = new Channels(left);
        Channels b = new Channels(right)) {
      b.garden.say(ByteBuffer.wrap(speech.octets.getBytes(ISO_8859_1)));
      assertThat(pair.await(line -> line.contains("lost")))
          .startsWith("B ws://")
          .contains("\"garden\"", "broke a rule")
          .hasLineCount(1);
      a.yard.say(Opcode.BINARY, "word".getBytes(UTF_8));
      assertThat(b.yard.message()).asString(UTF_8).isEqualTo("word");
      try (ScriptedServer.Peer again = right.join()) {
        a.garden.say(Opcode.BINARY, "back".getBytes(UTF_8));
        assertThat(again.message()).asString(UTF_8).isEqualTo("back");
      }
      assertThat(pair.count(Count.RECONNECTS)).isOne();
    }
  }

  @Test
  void aHistoryWithoutEndIsBoundedAndCounted() throws Exception {
    int words = 20_000;
    try (Pair pair = Pair.of(left.shore(), right.shore(), "garden");
        ScriptedServer.Peer a = left.join();
        ScriptedServer.Peer away = right.join()) {
      right.close();
      away.socket.close();
      pair.await(line -> line.startsWith("B ") && line.contains("lost"));
      for (int i = 0; i < words; i++) {
        a.say(Opcode.BINARY, ("word " + i).getBytes(UTF_8));
      }
      a.say(Opcode.PING, new byte[] {7});
      assertThat(a.next()).isInstanceOf(Inbound.Pong.class);

      Status status = pair.bridge.status();
      assertThat(status.waiting()).isBetween(1, 50);
      assertThat(status.counts().get(Count.LOST))
          .isEqualTo(words - status.waiting() - pair.count(Count.TO_B));
    }
  }

  /** Both channels of one side, whichever was joined first. */
  private static final class Channels implements AutoCloseable {
    final ScriptedServer.Peer garden;
    final ScriptedServer.Peer yard;

    Channels(ScriptedServer server) throws IOException {
      ScriptedServer.Peer first = server.accept().grant();
      ScriptedServer.Peer second = server.accept().grant();
      boolean inOrder = new String(first.message(), UTF_8).contains("garden");
      second.message();
      garden = inOrder ? first : second;
      yard = inOrder ? second : first;
    }

    @Override
    public void close() throws IOException {
      garden.close();
      yard.close();
    }
  }
}
