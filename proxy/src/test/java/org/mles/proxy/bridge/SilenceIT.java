package org.mles.proxy.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.ws.Inbound;
import org.mles.ws.Opcode;

/** Servers that are gone without a word: their connections stand as far as TCP knows. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SilenceIT {
  private static final byte[] NOTHING = {};

  private final ScriptedServer left = new ScriptedServer();
  private final ScriptedServer right = new ScriptedServer();

  SilenceIT() throws IOException {}

  @AfterEach
  void end() throws IOException {
    left.close();
    right.close();
  }

  @Test
  void whoIsSilentButAnswersStays() throws Exception {
    try (Pair pair = Pair.impatient(left.shore(), right.shore(), "garden");
        ScriptedServer.Peer a = left.join();
        ScriptedServer.Peer b = right.join()) {
      // Six questions to each are twice what would be too many.
      for (int i = 0; i < 6; i++) {
        assertThat(a.next()).isInstanceOf(Inbound.Ping.class);
        a.say(Opcode.PONG, NOTHING);
        assertThat(b.next()).isInstanceOf(Inbound.Ping.class);
        b.say(Opcode.PONG, NOTHING);
      }
      a.say(Opcode.BINARY, "word".getBytes(UTF_8));
      assertThat(b.message()).asString(UTF_8).isEqualTo("word");
      assertThat(pair.count(Count.RECONNECTS)).isZero();
    }
  }

  @Test
  void whoVanishesIsLostAndJoinedAgain() throws Exception {
    try (Pair pair = Pair.impatient(left.shore(), right.shore(), "garden");
        ScriptedServer.Peer a = left.join();
        Chatter alive = new Chatter(a);
        ScriptedServer.Peer vanished = right.join()) {
      assertThat(pair.await(line -> line.contains("lost")))
          .startsWith("B ws://")
          .endsWith("lost: no sign of life for 1 s");
      try (ScriptedServer.Peer b = right.join()) {
        pair.await(line -> line.startsWith("B ") && line.endsWith("connected"));
        alive.say("word");
        assertThat(b.message()).asString(UTF_8).isEqualTo("word");
        assertThat(vanished.next()).isInstanceOf(Inbound.Ping.class);
        assertThat(pair.count(Count.RECONNECTS)).isOne();
      }
    }
  }

  @Test
  void theEndIsNotHeldUpAndWhatWasStuckIsCountedAsWaiting() throws Exception {
    Pair pair = Pair.of(left.shore(), right.shore(), "garden");
    try (ScriptedServer.Peer a = left.join();
        ScriptedServer.Peer deaf = right.join()) {
      a.say(Opcode.BINARY, new byte[15 << 20]);
      assertThat(deaf.socket.getInputStream().read()).isNotNegative();
      pair.close();

      assertThat(pair.bridge.status().waiting()).isOne();
      assertThat(pair.count(Count.TO_B)).isZero();
    }
  }

  @Test
  void whatADeadServerHadTakenInPartIsSentFirstToTheNext() throws Exception {
    byte[] large = new byte[15 << 20];
    try (Pair pair = Pair.impatient(left.shore(), right.shore(), "garden");
        ScriptedServer.Peer a = left.join();
        Chatter alive = new Chatter(a);
        ScriptedServer.Peer deaf = right.join();
        // Its pings have to wait for their answers, behind what it does not read.
        Chatter pings = new Chatter(deaf)) {
      a.say(Opcode.BINARY, large);
      pings.say("what it says is heard");
      alive.say("word");
      pair.await(line -> line.startsWith("B ") && line.contains("no sign of life"));
      try (ScriptedServer.Peer b = right.join()) {
        assertThat(b.message()).isEqualTo(large);
        assertThat(b.message()).asString(UTF_8).isEqualTo("word");
        assertThat(pair.count(Count.LOST)).isZero();
      }
    }
  }
}
