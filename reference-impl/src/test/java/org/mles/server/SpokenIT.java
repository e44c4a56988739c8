package org.mles.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.net.Plain;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;
import org.mles.time.Clock;

/** A server that speaks one protocol more, by a session and a row in the table of sessions. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SpokenIT {
  /** So many that the channel is not on the loop that accepts. */
  private static final int LOOPS = 3;

  private MlesServer server;
  private Socket tiny;

  @BeforeEach
  void start() throws IOException {
    ServerConfig config =
        ServerConfig.defaults()
            .withPort(0)
            .withSharedKey(Frames.SECRET)
            .withLoops(LOOPS)
            .withMirrorFrom(1);
    Sessions spoken =
        Sessions.of(config)
            .with(TinySession.FIRST_OCTET, (remote, room, mouth) -> new TinySession(room, mouth));
    Shared shared = Shared.of(config, Clock.SYSTEM, ServerEvents.NONE, Plain::new);
    server = MlesServer.start(shared.with(spoken));
    tiny = new Socket(server.address().getAddress(), server.port());
    tiny.setSoTimeout(20_000);
  }

  @AfterEach
  void stop() throws IOException {
    tiny.close();
    server.close();
  }

  @Test
  void saysWordsBeforeTheJoinAndBetweenTheFramesOfOthers() throws IOException {
    try (RawClient alice = RawClient.joined(server, "alice")) {
      say("Tj");
      expect("welcome");
      expect(Frames.frame("alice", ""));
      byte[] hello = Frames.frame("alice", "hello");
      alice.send(hello);
      expect(hello);
      say("pp");
      expect("pongpong");
      alice.send(hello);
      expect(hello);
      say("e");
      expect("bye");
      assertThat(tiny.getInputStream().read()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void servesWhoNeverJoinsAndEnds(boolean endsFirst) throws IOException {
    say("Tg");
    if (endsFirst) {
      tiny.shutdownOutput();
    }
    expect(TinySession.PAGE);
    assertThat(tiny.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void leavesAllOtherOctetsToVersionOne() throws IOException {
    try (RawClient other = new RawClient(server)) {
      other.send(new byte[] {'X'});
      other.expectEnd();
      RawClient.await(() -> server.counters().refused(WireRule.BAD_TYPE) == 1);
    }
  }

  @Test
  void refusesWhoDoesNotReadItsAnswers() throws IOException {
    say("T");
    byte[] asks = "p".repeat(1 << 20).getBytes(US_ASCII);
    Thread writer = new Thread(() -> sayAll(asks));
    writer.start();
    RawClient.await(() -> server.counters().refused(WireRule.SLOW_READER) == 1);
  }

  private void sayAll(byte[] asks) {
    try {
      for (int i = 0; i < 64; i++) {
        tiny.getOutputStream().write(asks);
      }
    } catch (IOException e) {
      // It is refused meanwhile, as it should be.
      assertThat(tiny.isBound()).isTrue();
    }
  }

  private void say(String letters) throws IOException {
    tiny.getOutputStream().write(letters.getBytes(US_ASCII));
  }

  private void expect(String words) throws IOException {
    expect(words.getBytes(US_ASCII));
  }

  private void expect(byte[] octets) throws IOException {
    assertThat(tiny.getInputStream().readNBytes(octets.length)).isEqualTo(octets);
  }
}
