package org.mles.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.testing.Frames.concat;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.rule.WireRule;
import org.mles.testing.Octets;

/** Where a run of whole messages ends, and who is asked then. */
class MessageRunTest {
  private static final byte[] HELLO = FrameText.frame(1, "68656c6c6f");

  private final MessageReader reader = MessageReader.ofServer(100);
  private final MessageRun run = new MessageRun(reader);

  @Test
  void putsFramesBackToBackWhereTheyWere() {
    ByteBuffer in = ByteBuffer.wrap(concat(HELLO, FrameText.frame(2, ""), HELLO));
    assertThat(run.take(in))
        .isEqualTo(ByteBuffer.wrap(Octets.hex("810568656c6c6f 8200 810568656c6c6f")));
    assertThat(run.octetsOfEach()).startsWith(7, 2, 7);
    assertThat(in.hasRemaining()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8980", "0180", "8185", "8185000000007878", "c1", "8105", "81fe0065"})
  void leavesToTheReaderWhatIsNoWholeMessage(String digits) {
    byte[] next = Octets.hex(digits);
    ByteBuffer in = ByteBuffer.wrap(concat(HELLO, next));
    assertThat(run.take(in)).isNotNull();
    assertThat(in.remaining()).isEqualTo(next.length);
    assertThat(in.slice()).isEqualTo(ByteBuffer.wrap(next));
    assertThat(run.take(in)).isNull();
  }

  @Test
  void asksForTheReaderThoughTheBadTextIsTheLast() {
    ByteBuffer in = ByteBuffer.wrap(concat(HELLO, FrameText.frame(1, "c3")));
    assertThat(run.take(in)).isNotNull();
    assertThat(run.count()).isOne();
    assertThat(in.hasRemaining()).isTrue();
    assertThat(run.take(in)).isNull();
    assertThat(MessageRulesTest.ruleOf(reader.take(in))).isEqualTo(WireRule.V2_WS_TEXT);
  }

  @Test
  void takesNothingInsideAMessage() {
    reader.take(ByteBuffer.wrap(FrameText.frame(false, 2, new byte[1])));
    assertThat(run.take(ByteBuffer.wrap(HELLO))).isNull();
  }

  @Test
  void endsARunThatIsLong() {
    ByteBuffer in = ByteBuffer.wrap(concat(Collections.nCopies(100, HELLO)));
    assertThat(Objects.requireNonNull(run.take(in)).remaining()).isEqualTo(64 * 7);
    assertThat(Objects.requireNonNull(run.take(in)).remaining()).isEqualTo(36 * 7);
  }
}
