package org.mles.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.rule.WireRule;

/** TLS against an engine of the JVM that is turned by hand, octet by octet where it matters. */
class TlsTransportIT extends StagedTls {
  @ParameterizedTest
  @ValueSource(strings = {V12, V13})
  void carriesOctetsBothWays(String version) throws IOException {
    try (TlsPair pair = stage.pair(version)) {
      pair.shakeHands();
      pair.say(ALPHABET);
      pair.turnUntil(() -> pair.heard().length() == 26);
      assertThat(pair.heard()).isEqualTo(ALPHABET);
      assertThat(pair.write(ALPHABET)).isEqualTo(26);
      pair.turnUntil(() -> pair.client.opened().length() == 26);
      assertThat(pair.client.opened()).isEqualTo(ALPHABET);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {V12, V13})
  void takesRecordsInSingleOctets(String version) throws IOException {
    try (TlsPair pair = stage.pair(version)) {
      pair.client.cut = 1;
      pair.shakeHands();
      pair.say(ALPHABET);
      pair.say(ALPHABET);
      pair.turnUntil(() -> pair.heard().length() == 52);
      assertThat(pair.heard()).isEqualTo(ALPHABET + ALPHABET);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {V12, V13})
  void staysWholeWhereverTheSystemCutsWhatItTakes(String version) throws IOException {
    byte[] octets = new byte[40_000];
    new Random(7).nextBytes(octets);
    for (int cut : new int[] {1_000, 1, 3, 4, 5, 6, 21, 22, 16_384, 16_405, 16_406, 39_000}) {
      try (TlsPair pair = stage.pair(version)) {
        pair.shakeHands();
        pair.sends.most = cut;
        ByteBuffer[] slices = {ByteBuffer.wrap(octets).asReadOnlyBuffer()};
        pair.peer.whenWritable = () -> pair.connection.write(slices, 1);
        pair.connection.write(slices, 1);
        pair.turnUntil(() -> pair.client.plain.size() == octets.length);
        assertThat(pair.client.plain.toByteArray()).as("cut at %d", cut).isEqualTo(octets);
      }
    }
  }

  @Test
  void takesNothingWhileItOwnsAndSaysWhenItTakesAgain() throws IOException {
    try (TlsPair pair = stage.pair(V13)) {
      pair.shakeHands();
      pair.sends.most = 0;
      assertThat(pair.write(ALPHABET)).isEqualTo(26);
      assertThat(pair.write(ALPHABET)).isZero();
      pair.sends.most = 5;
      pair.turnUntil(() -> stage.count("writable") == 1);
      assertThat(pair.write(ALPHABET)).isEqualTo(26);
      pair.turnUntil(() -> pair.client.opened().length() == 52);
    }
  }

  @Test
  void fillsARecordFromManySlices() throws IOException {
    try (TlsPair pair = stage.pair(V13)) {
      pair.shakeHands();
      ByteBuffer[] slices = new ByteBuffer[64];
      for (int i = 0; i < slices.length; i++) {
        slices[i] = ByteBuffer.allocateDirect(200).asReadOnlyBuffer();
      }
      pair.sends.calls = 0;
      assertThat(pair.connection.write(slices, slices.length)).isEqualTo(12_800);
      assertThat(pair.sends.calls).isOne();
      pair.client.records = 0;
      pair.turnUntil(() -> pair.client.plain.size() == 12_800);
      assertThat(pair.client.records).isOne();
    }
  }

  @Test
  void takesABoundedPartOfABacklogInOneCall() throws IOException {
    try (TlsPair pair = stage.pair(V13)) {
      pair.shakeHands();
      pair.sends.most = Integer.MAX_VALUE;
      ByteBuffer[] slices = {ByteBuffer.allocate(4 << 20)};
      pair.sends.calls = 0;
      long taken = pair.connection.write(slices, 1);
      assertThat(taken).isBetween(16_384L, 4L * Scratch.RECORDS * 16_384);
      assertThat(pair.sends.calls).isLessThanOrEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {V12, V13})
  void tellsTheEndOnceAndThatItWasSaid(String version) throws IOException {
    try (TlsPair pair = stage.pair(version)) {
      pair.shakeHands();
      pair.say(ALPHABET);
      pair.client.end();
      pair.turnUntil(() -> stage.count("ended") == 1);
      assertThat(pair.heard()).isEqualTo(ALPHABET);
      pair.client.closeSocket();
      stage.turn();
      assertThat(stage.count("ended")).isOne();
      assertThat(pair.connection.truncated()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {V12, V13})
  void deliversWhatWasWholeAndSaysThatTheRestIsMissing(String version) throws IOException {
    try (TlsPair pair = stage.pair(version)) {
      pair.shakeHands();
      pair.say(ALPHABET);
      pair.client.sendPartOfARecord();
      pair.client.socket.shutdownOutput();
      pair.turnUntil(() -> stage.count("ended") == 1);
      assertThat(pair.heard()).isEqualTo(ALPHABET);
      assertThat(pair.connection.truncated()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {V12, V13})
  void saysItsEndBeforeItCloses(String version) throws IOException {
    try (TlsPair pair = stage.pair(version)) {
      pair.shakeHands();
      pair.sends.most = 2;
      pair.write(ALPHABET);
      pair.connection.close();
      pair.turnUntil(() -> pair.client.engine.isInboundDone());
      assertThat(pair.client.opened()).isEqualTo(ALPHABET);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {V12, V13})
  void endsItsOutputAndReadsOn(String version) throws IOException {
    try (TlsPair pair = stage.pair(version)) {
      pair.shakeHands();
      pair.write(ALPHABET);
      pair.say(ALPHABET); // in the socket before the client learns of the end
      pair.connection.endOutput();
      pair.turnUntil(() -> pair.client.engine.isInboundDone() && pair.heard().length() == 26);
      assertThat(pair.client.opened()).isEqualTo(ALPHABET);
      assertThat(pair.peer.closed).isFalse();
    }
  }

  @Test
  void readsOnThroughUpdatesOfKeysWhileAMegabyteWaits() throws IOException {
    try (TlsPair pair = stage.pair(V13)) {
      pair.shakeHands();
      pair.sends.most = 0;
      byte[] octets = new byte[1 << 20];
      ByteBuffer[] slices = {ByteBuffer.wrap(octets)};
      pair.peer.whenWritable = () -> pair.connection.write(slices, 1);
      pair.connection.write(slices, 1);
      for (int i = 0; i < 5; i++) {
        pair.client.updateKeys();
        pair.say(ALPHABET);
      }
      pair.turnUntil(() -> pair.heard().length() == 5 * 26);
      pair.sends.most = Integer.MAX_VALUE;
      pair.turnUntil(() -> pair.client.plain.size() == octets.length);
      assertThat(pair.heard()).isEqualTo(ALPHABET.repeat(5));
    }
  }

  @Test
  void readsNoMoreUpdatesOfKeysThanItMayAnswer() throws IOException {
    try (TlsPair pair = stage.pair(V13)) {
      pair.shakeHands();
      pair.sends.most = 0;
      for (int i = 0; i < 30; i++) {
        pair.client.updateKeys();
      }
      pair.say("z");
      for (int i = 0; i < 20; i++) {
        stage.turn();
      }
      assertThat(pair.heard()).isEmpty();
      pair.sends.most = Integer.MAX_VALUE;
      pair.turnUntil(() -> pair.heard().equals("z"));
    }
  }

  @Test
  void endsAConnectionWhoseRecordsAreNone() throws IOException {
    for (String octets : List.of("\u0016\u0003\u0003\u00FF\u00FF", "\u0016\u0004", "\u0016HTTP")) {
      try (TlsPair pair = stage.pair(V13)) {
        pair.client.sendPlain(octets);
        pair.turnUntil(() -> pair.peer.closed);
        assertThat(rule(pair)).isEqualTo(WireRule.TLS_RECORD);
      }
    }
  }

  @Test
  void hasNoBufferWhileItIsIdle() throws IOException {
    try (TlsPair pair = stage.pair(V13)) {
      pair.shakeHands();
      pair.say(ALPHABET);
      pair.turnUntil(() -> pair.heard().length() == 26);
      assertThat(heap.held()).isEqualTo(Handshakes.ESTABLISHED_OCTETS);
      pair.client.sendPartOfARecord();
      pair.turnUntil(() -> heap.held() > Handshakes.ESTABLISHED_OCTETS);
    }
  }

  @Test
  void endsAConnectionForWhichThereIsNoMemory() throws IOException {
    try (TlsPair pair = stage.pair(V13)) {
      pair.shakeHands();
      heap.take(64 << 20);
      pair.client.sendPartOfARecord();
      pair.turnUntil(() -> pair.peer.closed);
      assertThat(rule(pair)).isEqualTo(WireRule.NO_MEMORY);
      heap.giveBack(64 << 20);
    }
  }
}
