package org.mles.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.testing.Frames.concat;
import static org.mles.testing.Frames.frame;
import static org.mles.testing.Frames.header;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;

/** Frames that pass from the first octet on, as they come down a link. Source: PEER-04, PEER-18. */
class V1FramerTest {
  private static final byte[] JOIN = frame("alice", "");
  private static final byte[] HELLO = frame("alice", "hello");

  private final List<byte[]> passed = new ArrayList<>();
  private final V1Framer framer =
      new V1Framer(
          100,
          (frames, octetsOfEach, count) ->
              passed.addAll(Frames.split(frames, octetsOfEach, count)));

  @Test
  void passesOnTheFirstFrameLikeEveryOther() {
    assertThat(framer.passOn(ByteBuffer.wrap(concat(HELLO, JOIN)))).isNull();
    assertThat(passed).containsExactly(HELLO, JOIN);
    assertThat(framer.end()).isNull();
  }

  @Test
  void passesOnResyncsAndBodiesWithoutSense() {
    byte[] resync = Frames.resync("x", JOIN);
    byte[] garbage = Frames.around("alice", new byte[] {(byte) 0xFF});
    assertThat(framer.passOn(ByteBuffer.wrap(concat(resync, garbage)))).isNull();
    assertThat(passed).containsExactly(resync, garbage);
  }

  @Test
  void collectsWhatIsCutAndSaysHowMuchThatIs() {
    ByteBuffer octets = ByteBuffer.wrap(concat(HELLO, JOIN));
    for (int at = 1; at <= octets.capacity(); at++) {
      assertThat(framer.passOn(octets.limit(at))).isNull();
      boolean border = at == HELLO.length || at == octets.capacity();
      assertThat(framer.pendingOctets() == 0).as("after %d octets", at).isEqualTo(border);
      assertThat(framer.end() == null).isEqualTo(border);
    }
    assertThat(passed).containsExactly(HELLO, JOIN);
  }

  @Test
  void refusesABadHeaderBehindGoodFrames() {
    byte[] octets = concat(HELLO, header('X', 1));
    assertThat(V1SessionTest.ruleOf(framer.passOn(ByteBuffer.wrap(octets))))
        .isEqualTo(WireRule.BAD_TYPE);
    assertThat(passed).containsExactly(HELLO);
    assertThat(V1SessionTest.ruleOf(framer.passOn(ByteBuffer.wrap(Arrays.copyOf(octets, 1)))))
        .isNotNull();
  }
}
